"""The words of movement between rounds, each in English, Ukrainian and Russian."""

from __future__ import annotations

from collections.abc import Mapping

CHANGES: Mapping[str, tuple[str, str, str]] = {
    "change added": ("added", "додано", "добавлено"),
    "change dropped": ("dropped", "знято", "снято"),
    "change moved": ("moved", "зміщено", "смещено"),
    "change softened": ("softened", "пом'якшено", "смягчено"),
    "change hardened": ("hardened", "посилено", "ужесточено"),
    "change mixed": ("mixed", "змішано", "смешанно"),
    "change reworded": ("reworded", "інші слова", "другие слова"),
    "change unchanged": ("unchanged", "без змін", "без изменений"),
    "change no-position": ("no position", "позиції немає", "позиции нет"),
    "change not-coded": ("not coded", "не закодовано", "не закодировано"),
    "change not-comparable": ("not comparable", "не порівнюється", "несопоставимо"),
    "change added means": (
        "a position where there was none",
        "позиція там, де її не було",
        "позиция там, где её не было",
    ),
    "change dropped means": ("no position any more", "позиції більше немає", "позиции больше нет"),
    "change moved means": ("another value", "інше значення", "другое значение"),
    "change softened means": (
        "the same value, with more room left",
        "те саме значення, простору більше",
        "то же значение, простора больше",
    ),
    "change hardened means": (
        "the same value, with less room left",
        "те саме значення, простору менше",
        "то же значение, простора меньше",
    ),
    "change mixed means": (
        "the same value, more room in one way and less in another",
        "те саме значення, в одному простору більше, в іншому менше",
        "то же значение, в одном простора больше, в другом меньше",
    ),
    "change reworded means": (
        "the same value in other words",
        "те саме значення іншими словами",
        "то же значение другими словами",
    ),
    "change unchanged means": (
        "the same value in the same words",
        "те саме значення тими самими словами",
        "то же значение теми же словами",
    ),
    "change no-position means": (
        "no position in either round",
        "позиції немає в жодному з раундів",
        "позиции нет ни в одном из раундов",
    ),
    "change not-coded means": (
        "a round has no coding, so nothing can be told",
        "один із раундів не закодовано, тож нічого сказати не можна",
        "один из раундов не закодирован, поэтому ничего сказать нельзя",
    ),
    "change not-comparable means": (
        "another question, or about something else",
        "інше питання або про інше",
        "другой вопрос или о другом",
    ),
    "movement title": (
        "What changed in the positions of {party}",
        "Зміни в позиціях сторони: {party}",
        "Изменения в позициях стороны: {party}",
    ),
    "Change": ("Change", "Зміна", "Изменение"),
    "Step": ("Step", "Крок", "Шаг"),
    "Toward": ("Toward {party}", "До сторони: {party}", "К стороне: {party}"),
    "Changes": ("Changes", "Зміни", "Изменения"),
    "not asked": ("not asked", "не ставилося", "не ставилось"),
    "two rounds": ("{start} → {end}", "{start} → {end}", "{start} → {end}"),
    "nearer": ("{size} nearer", "ближче на {size}", "ближе на {size}"),
    "farther": ("{size} farther", "далі на {size}", "дальше на {size}"),
    "as near": ("as near as before", "так само близько", "так же близко"),
    "either way": (
        "between {far} farther and {near} nearer",
        "від {far} далі до {near} ближче",
        "от {far} дальше до {near} ближе",
    ),
    "moved by": (
        "{metric}; a step of 1 is from one end of the scale to the other; nearer or farther counts the "
        "party's own steps alone; what a source does not repeat is not necessarily given up",
        "{metric}; крок 1 – від одного кінця шкали до іншого; ближче чи далі – лише за власними кроками "
        "сторони; чого джерело не повторює, те не конче знято",
        "{metric}; шаг 1 – от одного конца шкалы до другого; ближе или дальше – лишь по собственным шагам "
        "стороны; чего источник не повторяет, то не обязательно снято",
    ),
    "mean step": (
        "mean step {step}, known on {n} of {of} issues asked in both rounds",
        "середній крок {step}; питань, де його відомо: {n} із {of}, поставлених в обох раундах",
        "средний шаг {step}; вопросов, где он известен: {n} из {of}, заданных в обоих раундах",
    ),
    "no step": (
        "the step is known on none of the {of} issues asked in both rounds",
        "крок не відомий у жодному з питань, поставлених в обох раундах ({of})",
        "шаг не известен ни в одном из вопросов, заданных в обоих раундах ({of})",
    ),
    "asked once": (
        "issues asked in only one of the two rounds are left out: {n}",
        "питання, поставлені лише в одному з двох раундів, пропущено: {n}",
        "вопросы, заданные лишь в одном из двух раундов, опущены: {n}",
    ),
}
