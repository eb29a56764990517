"""The words of scales and their arithmetic, each in English, Ukrainian and Russian."""

from __future__ import annotations

from collections.abc import Mapping

WORKINGS: Mapping[str, tuple[str, str, str]] = {
    # What stands over the options of a scale, or names its ends
    "heading.nominal": ("Nominal scale", "Номінальна шкала", "Номинальная шкала"),
    "heading.ordinal": ("Ordinal scale", "Порядкова шкала", "Порядковая шкала"),
    "heading.interval": (
        "Interval scale from {low} to {high}",
        "Інтервальна шкала: від {low} до {high}",
        "Интервальная шкала: от {low} до {high}",
    ),
    "heading.ratio": (
        "Ratio scale from {low} to {high}",
        "Шкала відношень: від {low} до {high}",
        "Шкала отношений: от {low} до {high}",
    ),
    "heading.set": ("Any of these options", "Будь-які з цих варіантів", "Любые из этих вариантов"),
    "heading.date": ("Dates from {low} to {high}", "Дати: від {low} до {high}", "Даты: от {low} до {high}"),
    "rank.between": (
        "{rank}, between {low} (level {number}) and {high}",
        "{rank}, між «{low}» (рівень {number}) і «{high}»",
        "{rank}, между «{low}» (уровень {number}) и «{high}»",
    ),
    # How a distance comes about
    "working.same": ("Both chose {a}: 0.", "Обидві сторони обрали {a}: 0.", "Обе стороны выбрали {a}: 0."),
    "working.apart": (
        "{a} and {b} lie {distance} of the scale apart.",
        "Між {a} і {b} {distance} шкали.",
        "Между {a} и {b} {distance} шкалы.",
    ),
    "working.options": (
        "{a} and {b} are different options without an order: 1.",
        "{a} і {b} — різні варіанти без порядку: 1.",
        "{a} и {b} — разные варианты без порядка: 1.",
    ),
    "working.steps": (
        "{a} is step {x} and {b} step {y} on a scale from {first} to {last}: "
        "|{minuend} − {subtrahend}| ÷ {width} = {distance}.",
        "{a} — це крок {x}, {b} — крок {y} на шкалі від {first} до {last}: "
        "|{minuend} − {subtrahend}| ÷ {width} = {distance}.",
        "{a} — это шаг {x}, {b} — шаг {y} на шкале от {first} до {last}: "
        "|{minuend} − {subtrahend}| ÷ {width} = {distance}.",
    ),
    "working.numbers": ("|{a} − {b}| ÷ {width} = {distance}.",) * 3,
    "working.met-number": (
        "Both at {a}: no gap, 0.",
        "Обидві точки — {a}: проміжку немає, 0.",
        "Обе точки — {a}: промежутка нет, 0.",
    ),
    "working.days": (
        "{a} and {b}, {days} days apart in a window of {window} days: {days} ÷ {window} = {distance}.",
        "{a} і {b}, між ними {days} дн. у проміжку з {window} дн.: {days} ÷ {window} = {distance}.",
        "{a} и {b}, между ними {days} дн. в промежутке из {window} дн.: {days} ÷ {window} = {distance}.",
    ),
    "working.met-day": (
        "Both on {a}: no gap, 0.",
        "Обидві точки — {a}: проміжку немає, 0.",
        "Обе точки — {a}: промежутка нет, 0.",
    ),
    "working.nearest": ("Nearest ends: {told}", "Найближчі кінці: {told}", "Ближайшие концы: {told}"),
    "working.set": (
        "{both} of the {either} options named are named by both: 1 − {both} ÷ {either} = {distance}.",
        "Обидві сторони назвали {both} з {either} названих варіантів: 1 − {both} ÷ {either} = {distance}.",
        "Обе стороны назвали {both} из {either} названных вариантов: 1 − {both} ÷ {either} = {distance}.",
    ),
    "working.none": (
        "Both chose none of the options: 0.",
        "Обидві сторони не обрали жодного варіанта: 0.",
        "Обе стороны не выбрали ни одного варианта: 0.",
    ),
    # Which outcomes a package may hold
    "between.stated": (
        "Only what each asks for is looked at: {issues}.",
        "Розглянуто лише те, чого просить кожна сторона: {issues}.",
        "Рассмотрено лишь то, чего просит каждая сторона: {issues}.",
    ),
    "between.line": (
        "Between two positions on a line only {steps} steps are looked at: {issues}.",
        "Між двома позиціями на лінії розглянуто лише проміжні кроки ({steps}): {issues}.",
        "Между двумя позициями на линии рассмотрены лишь промежуточные шаги ({steps}): {issues}.",
    ),
    "between.set": (
        "Of a set only what one asks for, what both do and what either does is looked at: {issues}.",
        "Із набору розглянуто лише те, чого просить одна сторона, обидві разом і будь-яка з них: {issues}.",
        "Из набора рассмотрено лишь то, о чём просит одна сторона, обе вместе и любая из них: {issues}.",
    ),
}
