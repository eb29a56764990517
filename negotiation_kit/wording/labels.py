"""The words of tables and bibliographies: heads, captions, the lines on method, in three languages."""

from __future__ import annotations

from collections.abc import Mapping

LABELS: Mapping[str, tuple[str, str, str]] = {
    # Column heads
    "Basket": ("Basket", "Тематичний блок", "Тематический блок"),
    "Issue": ("Issue", "Питання", "Вопрос"),
    "Question": ("Question", "Про що йдеться", "О чём речь"),
    "Verdict": ("Verdict", "Співвідношення", "Соотношение"),
    "Distance": ("Distance", "Відстань", "Расстояние"),
    "Reason": ("Reason", "Підстава", "Основание"),
    "Weight": ("Weight", "Вага", "Вес"),
    "Summary of": ("{party}: in short", "{party}: коротко", "{party}: кратко"),
    "Confidence of": (
        "{party}: coder's confidence",
        "{party}: певність кодувальника",
        "{party}: уверенность кодировщика",
    ),
    "Agreement": ("Who agrees", "Хто згоден", "Кто согласен"),
    "Scale": ("Scale", "Шкала", "Шкала"),
    "Answers": ("Possible answers", "Можливі відповіді", "Возможные ответы"),
    # Captions
    "comparison title": (
        "Where {a} and {b} stand",
        "Позиції сторін: {a} та {b}",
        "Позиции сторон: {a} и {b}",
    ),
    "parties title": ("Where the parties stand", "Позиції учасників", "Позиции участников"),
    "codebook title": ("Issues and scales", "Питання та шкали", "Вопросы и шкалы"),
    # Parts of a table
    "Notes": ("Notes", "Примітки", "Примечания"),
    "Sources": ("Sources", "Джерела", "Источники"),
    "Method": ("Method", "Метод", "Метод"),
    "Table": ("Table", "Таблиця", "Таблица"),
    # Lines on method
    "Case": ("Case", "Випадок", "Случай"),
    "Round": ("Round", "Раунд", "Раунд"),
    "Coding": ("Coding", "Кодування", "Кодирование"),
    "Measure": ("Measure", "Вимірювання", "Измерение"),
    "Result": ("Result", "Результат", "Результат"),
    "Shown": ("Shown", "Показано", "Показано"),
    "shows some": (
        "{n} of {of} issues; the result is over all of them",
        "питань {n} із {of}; результат – за всіма",
        "вопросов {n} из {of}; результат – по всем",
    ),
    "Verdicts": ("Verdicts", "Позначення", "Обозначения"),
    "Robustness": ("Robustness", "Стійкість", "Устойчивость"),
    "Data": ("Data", "Дані", "Данные"),
    "Cite as": ("Cite as", "Як цитувати", "Как цитировать"),
    "coded by": (
        "{coding}; coder: {coder}",
        "{coding}; кодувальник: {coder}",
        "{coding}; кодировщик: {coder}",
    ),
    "measured by": (
        "{metric} (0 = the same, 1 = as far apart as the scale allows), {weights}; up to {threshold} is "
        "partial",
        "{metric} (0 – однакові, 1 – якнайдалі на шкалі), {weights}; до {threshold} – часткова згода",
        "{metric} (0 – одинаковы, 1 – дальше всего на шкале), {weights}; до {threshold} – частичное согласие",
    ),
    "conditionals met": (
        "offers under conditions count as if their conditions were met",
        "пропозиції за умов враховано так, ніби умови виконано",
        "предложения при условиях учтены так, будто условия выполнены",
    ),
    "conditionals ignored": (
        "offers under conditions do not count",
        "пропозиції за умов не враховано",
        "предложения при условиях не учтены",
    ),
    "agreement is": (
        "agreement {score} on {n} of {of} issues, those where both positions are known",
        "згода {score}; питань, де відомі обидві позиції: {n} із {of}",
        "согласие {score}; вопросов, где известны обе позиции: {n} из {of}",
    ),
    "no agreement": (
        "no agreement score; issues where both positions are known: {n} of {of}",
        "показника згоди немає; питань, де відомі обидві позиції: {n} із {of}",
        "показателя согласия нет; вопросов, где известны обе позиции: {n} из {of}",
    ),
    "between": (
        "between {worst} and {best} over the {n} issues that can be measured, whatever the unknown positions "
        "are",
        "від {worst} до {best}, хоч би якими були невідомі позиції (питань, які можна виміряти: {n})",
        "от {worst} до {best}, какими бы ни были неизвестные позиции (вопросов, которые можно измерить: {n})",
    ),
    "by elimination": (
        "on {n} of them a position is known only because nothing else is left",
        "з них позиція відома лише тому, що іншого не лишається: {n}",
        "из них позиция известна лишь потому, что другого не остаётся: {n}",
    ),
    "pair extremes": (
        "lowest and highest of {n} pairs, over the issues where both positions are known; limits in brackets",
        "найнижчий і найвищий показник із {n} пар у питаннях, де відомі обидві позиції; у дужках – межі",
        "самый низкий и самый высокий показатель из {n} пар в вопросах, где известны обе позиции; в скобках "
        "– пределы",
    ),
    "partial within": (
        "they differ by no more than {threshold}",
        "різниця не перевищує {threshold}",
        "разница не превышает {threshold}",
    ),
    "no pair": (
        "no two parties have known positions on the same issue",
        "немає двох учасників, чиї позиції відомі в одному питанні",
        "нет двух участников, чьи позиции известны в одном вопросе",
    ),
    "pair score": (
        "{score} on {n} of {of} ({worst} to {best})",
        "{score}, питань {n} із {of} (від {worst} до {best})",
        "{score}, вопросов {n} из {of} (от {worst} до {best})",
    ),
    "pair without": (
        "no score, {n} of {of}",
        "показника немає, питань {n} із {of}",
        "показателя нет, вопросов {n} из {of}",
    ),
    "pair lead": (
        "agreement of two parties over the issues where both positions are known, in brackets its limits "
        "whatever the unknown positions are",
        "згода двох учасників у питаннях, де відомі обидві позиції; у дужках – межі, хоч би якими були "
        "невідомі позиції",
        "согласие двух участников в вопросах, где известны обе позиции; в скобках – пределы, какими бы ни "
        "были неизвестные позиции",
    ),
    "verdicts hold": (
        "{n} of {of} verdicts stay the same under every metric, at thresholds from {low} to {high}, in both "
        "coding columns and by every coder",
        "за будь-якої відстані, порогів від {low} до {high}, обох стовпців кодування та всіх кодувальників "
        "незмінні {n} із {of}",
        "при любом расстоянии, порогах от {low} до {high}, обоих столбцах кодирования и у всех кодировщиков "
        "неизменны {n} из {of}",
    ),
    "coder changes": (
        "verdicts that differ in the coding of “{coder}” alone: {n} of {of}",
        "відмінні лише за кодуванням «{coder}»: {n} із {of}",
        "отличаются лишь по кодированию «{coder}»: {n} из {of}",
    ),
    "data of": (
        "positions of {date}; {sources}",
        "позиції станом на {date}; {sources}",
        "позиции по состоянию на {date}; {sources}",
    ),
    "coded from": (
        "coded from {n} cited passages ({sources} sources)",
        "закодовано за цитованими уривками ({n}), джерел: {sources}",
        "закодировано по цитируемым отрывкам ({n}), источников: {sources}",
    ),
    "coded from one": (
        "coded from {n} cited passages of one source",
        "закодовано за уривками одного джерела: {n}",
        "закодировано по отрывкам одного источника: {n}",
    ),
    "imported": (
        "imported from a table, without evidence",
        "імпортовано з таблиці, без доказів",
        "импортировано из таблицы, без доказательств",
    ),
    "undated": ("no date given", "без дати", "без даты"),
    "licence": (
        "licence of the coded data: {licence}",
        "ліцензія даних: {licence}",
        "лицензия данных: {licence}",
    ),
    "citation": (
        "{title} (case {case}, {round}). Coded and compared with {kit} {version}.",
        "{title} (випадок {case}, {round}). Закодовано й порівняно за допомогою {kit} {version}.",
        "{title} (случай {case}, {round}). Закодировано и сопоставлено с помощью {kit} {version}.",
    ),
    "codebook citation": (
        "{title} (case {case}). Codebook for {kit} {version}.",
        "{title} (випадок {case}). Кодова книга для {kit} {version}.",
        "{title} (случай {case}). Кодовая книга для {kit} {version}.",
    ),
    # Who agrees with whom
    "all of": (
        "all {n} that say what they want",
        "усі, хто каже, чого хоче ({n})",
        "все, кто говорит, чего хочет ({n})",
    ),
    "nobody": ("nobody", "ніхто", "никто"),
    "one position": (
        "only one says what it wants",
        "лише один каже, чого хоче",
        "лишь один говорит, чего хочет",
    ),
    "no position": ("nobody says what it wants", "ніхто не каже, чого хоче", "никто не говорит, чего хочет"),
    "agreement mark": (
        "the marked cells of a row want the same; where a row has several such groups, each has its letter",
        "позначені клітинки рядка хочуть того самого; якщо таких груп кілька, кожна має свою літеру",
        "отмеченные ячейки строки хотят одного и того же; если таких групп несколько, у каждой своя буква",
    ),
    # Scales
    "level.nominal": (
        "named answers without order",
        "названі відповіді без порядку",
        "названные ответы без порядка",
    ),
    "level.ordinal": (
        "named answers in order",
        "названі відповіді за порядком",
        "названные ответы по порядку",
    ),
    "level.interval": ("number, zero by convention", "число з умовним нулем", "число с условным нулём"),
    "level.ratio": ("number from nothing upwards", "число від нуля", "число от нуля"),
    "level.set": ("any choice of options", "будь-який набір варіантів", "любой набор вариантов"),
    "level.date": ("date", "дата", "дата"),
    "part of": ("part of: {title}", "частина питання: {title}", "часть вопроса: {title}"),
    "asked in": ("asked in: {rounds}", "ставиться в раундах: {rounds}", "ставится в раундах: {rounds}"),
    "counts": (
        "{issues} issues in {baskets} baskets, {parties} parties, {rounds} rounds",
        "питань: {issues}, тематичних блоків: {baskets}, учасників: {parties}, раундів: {rounds}",
        "вопросов: {issues}, тематических блоков: {baskets}, участников: {parties}, раундов: {rounds}",
    ),
    # Confidence of the coder
    "high": ("high", "висока", "высокая"),
    "medium": ("medium", "середня", "средняя"),
    "low": ("low", "низька", "низкая"),
    # Bibliographies
    "no date": ("n.d.", "б. д.", "б. д."),
    "circa": ("[ca. {date}]", "[бл. {date}]", "[ок. {date}]"),
    "accessed": ("accessed {date}", "дата звернення: {date}", "дата обращения: {date}"),
    "in quotes": ("“{text}”", "«{text}»", "«{text}»"),
    # Months by themselves
    "in month 1": ("January", "січень", "январь"),
    "in month 2": ("February", "лютий", "февраль"),
    "in month 3": ("March", "березень", "март"),
    "in month 4": ("April", "квітень", "апрель"),
    "in month 5": ("May", "травень", "май"),
    "in month 6": ("June", "червень", "июнь"),
    "in month 7": ("July", "липень", "июль"),
    "in month 8": ("August", "серпень", "август"),
    "in month 9": ("September", "вересень", "сентябрь"),
    "in month 10": ("October", "жовтень", "октябрь"),
    "in month 11": ("November", "листопад", "ноябрь"),
    "in month 12": ("December", "грудень", "декабрь"),
}
