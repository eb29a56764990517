"""Phrases about positions and how they compare, each in English, Ukrainian and Russian.

Names of parties, issues and levels come from the case in the form it gives them. So no phrase here makes them
change their ending: they stand after a colon, in brackets or at the start.
"""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, tuple[str, str, str]] = {
    # Values on a scale
    "or": ("{a} or {b}", "{a} або {b}", "{a} или {b}"),
    "at least": ("at least {number}", "щонайменше {number}", "не менее {number}"),
    "at most": ("at most {number}", "щонайбільше {number}", "не более {number}"),
    "about": ("about {date}", "близько {date}", "около {date}"),
    "from": ("from {date}", "з {date}", "с {date}"),
    "up to": ("up to {date}", "до {date}", "до {date}"),
    "no option": ("none of the options", "жоден із варіантів", "ни один из вариантов"),
    # Months, as they stand in a date
    "month 1": ("January", "січня", "января"),
    "month 2": ("February", "лютого", "февраля"),
    "month 3": ("March", "березня", "марта"),
    "month 4": ("April", "квітня", "апреля"),
    "month 5": ("May", "травня", "мая"),
    "month 6": ("June", "червня", "июня"),
    "month 7": ("July", "липня", "июля"),
    "month 8": ("August", "серпня", "августа"),
    "month 9": ("September", "вересня", "сентября"),
    "month 10": ("October", "жовтня", "октября"),
    "month 11": ("November", "листопада", "ноября"),
    "month 12": ("December", "грудня", "декабря"),
    # Stances
    "rejects": ("rejects: {what}", "відхиляє: {what}", "отвергает: {what}"),
    "could accept": ("could accept: {what}", "може прийняти: {what}", "может принять: {what}"),
    "only option left": (
        "{what} (the only option left)",
        "{what} (єдиний варіант, що лишається)",
        "{what} (единственный оставшийся вариант)",
    ),
    "not codable as printed": (
        "not codable as printed",
        "надрукований текст не дає позиції",
        "напечатанный текст не даёт позиции",
    ),
    "silent": ("silent", "позиції не висловлено", "позиция не высказана"),
    "left-open": ("left open", "залишено відкритим", "оставлено открытым"),
    "not-applicable": ("does not apply", "не стосується", "не касается"),
    "not-coded": ("not coded", "не закодовано", "не закодировано"),
    "conditional": ("conditional", "за умов", "при условиях"),
    # A column of the coding
    "not codable": ("not codable", "не дає позиції", "не даёт позиции"),
    "column rejects": ("rejects {what}", "відхиляє: {what}", "отвергает: {what}"),
    "column accepts": ("could accept {what}", "може прийняти: {what}", "может принять: {what}"),
    "no value": ("no value", "позиції немає", "позиции нет"),
    # Remarks beside an issue
    "both accept": (
        "both accept {what}",
        "обидві сторони приймають: {what}",
        "обе стороны принимают: {what}",
    ),
    "different objects": (
        "different objects: {a} and {b}",
        "мова про різні предмети, тому відстань не вимірюється",
        "речь о разных предметах, поэтому расстояние не измеряется",
    ),
    "does not apply to": (
        "the issue does not apply to {party}",
        "питання не стосується: {party}",
        "вопрос не касается: {party}",
    ),
    "no midpoint": (
        "the distance needs a scale with a midpoint",
        "для цієї відстані потрібна шкала із серединою",
        "для этого расстояния нужна шкала с серединой",
    ),
    "offers only": (
        "{party} offers only {what} under conditions",
        "{party}: лише за умов пропонує: {what}",
        "{party}: только при условиях предлагает: {what}",
    ),
    "also offers": (
        "{party} also offers {what} under conditions",
        "{party}: за умов пропонує також: {what}",
        "{party}: при условиях предлагает также: {what}",
    ),
    "as printed": (
        "{party} as printed: {what}",
        "{party}, за надрукованим текстом: {what}",
        "{party}, по напечатанному тексту: {what}",
    ),
    "as read": (
        "{party} as read: {what}",
        "{party}, у прочитанні кодувальника: {what}",
        "{party}, в прочтении кодировщика: {what}",
    ),
    "told by the other side": (
        "{party}'s position is told by the other side",
        "{party}: позицію наведено зі слів іншої сторони",
        "{party}: позиция приведена со слов другой стороны",
    ),
    # Verdicts and what they mean
    "agree": ("agree", "згода", "согласие"),
    "overlap": ("overlap", "перетин", "пересечение"),
    "partial": ("partial", "часткова згода", "частичное согласие"),
    "diverge": ("diverge", "розбіжність", "расхождение"),
    "one-sided": ("one-sided", "позиція однієї сторони", "позиция одной стороны"),
    "open": ("open", "позицій немає", "позиций нет"),
    "not-comparable": ("not comparable", "непорівнянні", "несопоставимы"),
    "agree means": ("both want the same", "обидві хочуть того самого", "обе хотят одного и того же"),
    "overlap means": (
        "they want different things, and there is something both accept",
        "хочуть різного, але є те, що приймають обидві",
        "хотят разного, но есть то, что принимают обе",
    ),
    "partial means": (
        "they differ by no more than the threshold, unless told otherwise 0.5",
        "різниця не перевищує порога, якщо не сказано іншого – 0,5",
        "разница не превышает порога, если не сказано иное – 0,5",
    ),
    "diverge means": (
        "they differ by more, or one rejects what the other wants",
        "різниця більша, або одна відхиляє те, чого хоче інша",
        "разница больше, или одна отвергает то, чего хочет другая",
    ),
    "one-sided means": (
        "one has a position, the other has none",
        "одна має позицію, інша не має",
        "у одной есть позиция, у другой нет",
    ),
    "open means": ("neither has a position", "жодна не має позиції", "позиции нет ни у одной"),
    "not-comparable means": (
        "they speak of different things, or the issue does not apply to one of them",
        "мова про різне, або питання не стосується однієї з них",
        "речь о разном, или вопрос не касается одной из них",
    ),
    # How a result was reached
    "reading": ("the coder's reading", "прочитання кодувальника", "прочтение кодировщика"),
    "printed": ("the wording as printed", "текст, як його надруковано", "текст, как он напечатан"),
    "gower": ("Gower distance", "відстань Гауера", "расстояние Гауэра"),
    "identical": ("share of equal values", "частка однакових значень", "доля одинаковых значений"),
    "directional": ("directional distance", "напрямкова відстань", "направленное расстояние"),
    "equal weights": ("equal weights", "рівні ваги питань", "равные веса вопросов"),
    "weighted by salience": (
        "weighted by salience",
        "питання зважено за значущістю",
        "вопросы взвешены по значимости",
    ),
    "weighted by attention, a proxy: the number of passages cited": (
        "weighted by attention, a proxy: the number of passages cited",
        "питання зважено за увагою, наближено: за числом цитованих уривків",
        "вопросы взвешены по вниманию, приближённо: по числу цитируемых отрывков",
    ),
    "weights given by the analyst": (
        "weights given by the analyst",
        "ваги задав аналітик",
        "веса задал аналитик",
    ),
    # How a source gives a position
    "quoted": ("quoted", "пряма мова", "прямая речь"),
    "reported": ("reported", "переказ", "пересказ"),
    "reported-by-opponent": ("told by the other side", "зі слів іншої сторони", "со слов другой стороны"),
    "document": ("from a document", "документ", "документ"),
    "inferred": ("the coder's inference", "висновок кодувальника", "вывод кодировщика"),
    "as told by opponent": (
        "{voice}, as told by {teller} of the other side",
        "{voice}, зі слів іншої сторони: {teller}",
        "{voice}, со слов другой стороны: {teller}",
    ),
    "as told by": (
        "{voice}, as told by {teller}",
        "{voice}, переказує {teller}",
        "{voice}, передаёт {teller}",
    ),
}
