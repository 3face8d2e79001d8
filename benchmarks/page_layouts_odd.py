"""Layouts with odd markup, in other scripts, and of texts that are no plain row of paragraphs."""

# ruff: noqa: D103, E501 - the name of a layout says what it is, and markup is read as it is written

from __future__ import annotations

from page_layouts import layout
from page_parts import Maker, spread

_ARABIC = (
    "قال الوزير إن الميناء سيبقى مغلقا حتى نهاية الشهر بعد أن كشفت فرق التفتيش عن تشققات في الرصيف الشمالي",
    "وأضاف المتحدث باسم البلدية أن السكان لم يبلغوا بالقرار إلا في ساعة متأخرة من مساء الثلاثاء",
    "ونفت الشركة المشغلة أن تكون قد تلقت أي تحذير من المهندسين قبل وقوع الحادث",
    "وقالت مصادر في النقابة إن العمال طالبوا مرارا بإصلاح الرافعات دون أن يستجيب أحد",
    "ومن المقرر أن تبدأ لجنة التحقيق عملها يوم الأحد المقبل برئاسة القاضي المتقاعد",
    "وأكد شهود عيان أنهم سمعوا دويا قويا قبل انهيار الجدار بدقائق قليلة",
)
_HEBREW = (
    "שר התחבורה אמר כי הנמל יישאר סגור עד סוף החודש לאחר שצוותי הבדיקה גילו סדקים ברציף הצפוני",
    "דוברת העירייה הוסיפה כי התושבים קיבלו את ההודעה רק בשעה מאוחרת בערב יום שלישי",
    "החברה המפעילה הכחישה כי קיבלה אזהרה כלשהי מן המהנדסים לפני התאונה",
    "גורמים באיגוד העובדים אמרו כי דרשו שוב ושוב לתקן את העגורנים ואיש לא השיב להם",
    "ועדת החקירה תתחיל לפעול ביום ראשון הקרוב בראשות שופט בדימוס",
)
_CHINESE = (
    "交通部长周一表示，检查人员在北码头发现裂缝之后，港口将关闭到本月底。",
    "市政府发言人补充说，居民直到星期二深夜才得到通知，许多人表示不满。",
    "运营公司否认在事故发生之前收到过工程师的任何警告，并称将配合调查。",
    "工会方面的消息人士说，工人们多次要求维修起重机，但是没有人答复。",
    "调查委员会将于下星期日开始工作，由一位退休法官主持。",
)
_RUSSIAN = (
    "Министр транспорта заявил в понедельник, что порт останется закрытым до конца месяца из-за трещин в причале.",
    "Представитель мэрии добавила, что жители узнали о решении лишь поздно вечером во вторник.",
    "Компания-оператор отрицает, что получала какие-либо предупреждения от инженеров до аварии.",
    "По словам источника в профсоюзе, рабочие не раз требовали починить краны, но ответа не получили.",
    "Комиссия по расследованию начнёт работу в воскресенье под председательством судьи в отставке.",
)
_GERMAN = (
    "Der Hafen bleibt nach Angaben des Verkehrsministers bis zum Monatsende geschlossen, nachdem Prüfer Risse entdeckt hatten.",
    "Die Anwohner seien erst am späten Dienstagabend unterrichtet worden, sagte eine Sprecherin der Stadt.",
    "Der Betreiber bestreitet, vor dem Unglück von Ingenieuren gewarnt worden zu sein, und verweist auf die Prüfberichte.",
    "Aus der Gewerkschaft hieß es, die Beschäftigten hätten mehrfach verlangt, die Kräne instand zu setzen.",
    "Der Untersuchungsausschuss unter Vorsitz eines früheren Richters nimmt am Sonntag seine Arbeit auf.",
)


def _made(m: Maker, sentences: tuple[str, ...], low: int = 5, high: int = 12, gap: str = ". ") -> list[str]:
    """Paragraphs of one to four sentences, none like another by a number in each."""
    return [
        gap.join((*m.rng.sample(sentences, m.rng.randint(1, 4)), f"{m.rng.randrange(1000, 9999)} / {i}"))
        for i in range(m.rng.randint(low, high))
    ]


@layout
def arabic(m: Maker) -> str:
    body = "".join(f"<p>{m.own(p)}</p>" for p in _made(m, _ARABIC))
    links = "".join(f"<li><a href=/{i}>{s}</a></li>" for i, s in enumerate(_ARABIC))
    side = f"<div {m.name('related')}><h3>اقرأ أيضا</h3><ul>{links}</ul></div>"
    return m.page(
        f"<main><article><h1>{m.open(_ARABIC[0][:50])}</h1><div dir=rtl {m.name('text')}>{body}</div></article>{side}</main>",
        html='<html lang="ar" dir="rtl">',
    )


@layout
def hebrew_soup(m: Maker) -> str:
    body = "".join(f"<div><div><span>{m.own(p)}</span></div></div>" for p in _made(m, _HEBREW))
    links = "".join(f"<div><a href=/{i}>{s}</a></div>" for i, s in enumerate(_HEBREW))
    return m.page(
        f"<div class=w dir=rtl><div>{m.open(_HEBREW[1])}</div><div>{body}</div><div>{links}</div></div>",
        html='<html lang="he">',
    )


@layout
def chinese(m: Maker) -> str:
    body = "".join(f"<p>　　{m.own(p)}</p>" for p in _made(m, _CHINESE, gap=""))
    links = "".join(f"<li><a href=/{i}>{s}</a></li>" for i, s in enumerate(_CHINESE))
    return m.page(
        f"<div id=content><h1>{m.open(_CHINESE[0])}</h1>{body}</div><div><ul>{links}</ul></div>",
        html='<html lang="zh">',
    )


@layout
def russian(m: Maker) -> str:
    parts = [f"<p>{m.own(p)}</p>" for p in _made(m, _RUSSIAN, gap=" ")]
    also = f"<p><strong>Читайте также: <a href=/r>{_RUSSIAN[2]}</a></strong></p>"
    return m.page(
        f"<div {m.name('article__text')}>{m.headline()}{spread(parts, [also, also], m.rng)}</div>{m.aside()}",
        html='<html lang="ru">',
    )


@layout
def german(m: Maker) -> str:
    body = "".join(f"<p {m.name('absatz')}>{m.own(p)}</p>" for p in _made(m, _GERMAN, gap=" "))
    box = "<div class=anzeige><p>Anzeige</p><p>Jetzt vier Wochen lang kostenlos testen und alle Artikel der Zeitung ohne Werbung lesen.</p></div>"
    return m.page(f"<article>{m.headline('h2')}{m.byline()}{body}{box}</article>{m.related()}", html='<html lang="de">')


@layout
def tables_for_layout(m: Maker) -> str:
    text = "<BR><BR>".join(m.own(p) for p in m.take(5, 12))
    menu = "".join(
        f"<TR><TD bgcolor=#ccccff><A HREF=/{i}><FONT SIZE=2>{s}</FONT></A>"
        for i, s in enumerate(("News", "Sport", "Mail", "Links", "Weather"))
    )
    rows = f"<TR><TD VALIGN=top WIDTH=120><TABLE>{menu}</TABLE><TD><FONT FACE=Verdana SIZE=4><B>{m.open(m.story.headline)}</B></FONT><BR><FONT FACE=Verdana SIZE=2>{text}</FONT>"
    return f"<HTML>{m.head()}<BODY BGCOLOR=white><TABLE WIDTH=100%>{rows}</TABLE><CENTER><FONT SIZE=1>Copyright 1999 {m.house}</FONT></CENTER></BODY></HTML>"


@layout
def nineties(m: Maker) -> str:
    text = "\n<P>\n".join(m.own(p) for p in m.take(5, 12))
    return f"<HTML><HEAD><TITLE>{m.story.headline}</TITLE></HEAD><BODY><CENTER><H1>{m.open(m.story.headline)}</H1></CENTER><HR>\n{text}\n<HR><A HREF=/>Home</A> | <A HREF=/n>News</A> | <A HREF=mailto:x>Mail us</A></BODY></HTML>"


@layout
def no_paragraphs(m: Maker) -> str:
    return m.page(
        f"<div {m.name('story')}>{m.headline()}{''.join(m.paragraphs(tag='div'))}</div>{m.related()}{m.aside()}"
    )


@layout
def double_breaks(m: Maker) -> str:
    text = "<br><br>".join(m.own(p) for p in m.take(5, 14))
    return m.page(
        f"<div {m.name('news-detail')}>{m.headline('h2')}{m.byline()}<div {m.name('txt')}>{text}</div>{m.share()}</div>{m.aside()}"
    )


@layout
def single_breaks(m: Maker) -> str:
    text = "<br>\n&nbsp;&nbsp;&nbsp;".join(m.own(p) for p in m.take(5, 14))
    return m.page(f"<table><tr><td id=leftmenu>{m.related(9)}</td><td>{m.headline('b')}<br>{text}</td></tr></table>")


@layout
def soup(m: Maker) -> str:
    parts = []
    for text in m.take(6, 14):
        spans = "</span><span>".join(m.own(text, rich=False).replace(". ", ".\0 ").split("\0"))
        parts.append("<div>" * m.rng.randint(3, 12) + f"<span>{spans}</span>")
        parts[-1] += "</div>" * parts[-1].count("<div>")
    return m.page(
        f"<div><div>{m.headline('div')}</div><div>{''.join(parts)}</div><div>{m.teaser()}{m.teaser()}{m.teaser()}</div></div>"
    )


@layout
def headings_and_lists(m: Maker) -> str:
    sections = ""
    for question in m.rng.sample(
        ("What happened", "Who is to blame", "What comes next", "How many were hurt", "Why now"), 4
    ):
        items = "".join(f"<li>{m.own(p[:120].rsplit(' ', 1)[0])}</li>" for p in m.take(3, 4))
        sections += f"<h2>{m.own(question)}</h2>{''.join(m.paragraphs(1, 3))}<{'ol' if m.rng.random() < 0.5 else 'ul'}>{items}</ul></ol>"
    return m.page(
        f"<article>{m.headline()}{m.byline()}<div {m.name('article-content')}>{sections}</div></article>{m.related()}"
    )


@layout
def embedded_posts(m: Maker) -> str:
    post = f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{m.open(m.other().paragraphs[0][:200])}</p>&mdash; Mayor Onu (@onu) <a href="https://t.example/1">March 3, 2026</a></blockquote>'
    m.neutral.append("— Mayor Onu (@onu) March 3, 2026")
    frame = '<div class="video-embed"><iframe src="https://v.example/1"></iframe></div>'
    return m.page(
        f"<article>{m.headline()}{m.byline()}{spread(m.paragraphs(8, 14), [post, frame], m.rng)}</article>{m.aside()}"
    )


@layout
def data_table(m: Maker) -> str:
    rows = "".join(
        f"<tr><td>{m.own(name)}</td><td>{m.own(str(m.rng.randrange(10000, 99999)))}</td><td>{m.own(f'{m.rng.randrange(100)}.{m.rng.randrange(9)} %')}</td></tr>"
        for name in ("Northern Union", "Harbour Party", "List of the Centre", "Farmers", "Others")
    )
    head = "".join(f"<th>{m.own(h)}</th>" for h in ("Party", "Votes", "Share"))
    table = f"<table {m.name('results')}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return m.page(
        f"<article>{m.headline()}{m.byline()}{''.join(m.paragraphs(3, 6))}{table}{''.join(m.paragraphs(3, 6))}</article>{m.aside()}"
    )


@layout
def malformed(m: Maker) -> str:
    parts = []
    for text in m.take(6, 14):
        broken = (
            "<p>{}",
            "<p><b><i>{}</b></i>",
            "<p class=x align=justify>{}</span></p>",
            "<p>{}</div>",
            "<p>{}<p></p>",
        )
        parts.append(m.rng.choice(broken).format(m.own(text)))
    return m.page(
        f"<div id=story class='news item>' ><h1>{m.open(m.story.headline)}</h2>{''.join(parts)}<div>{m.related()}"
    )


@layout
def closed_too_early(m: Maker) -> str:
    before, after = "".join(m.paragraphs(3, 6)), "".join(m.paragraphs(3, 6))
    return m.page(
        f"<main><article><div {m.name('article-body')}>{m.headline()}{before}</div></div></article>{after}</main>{m.aside()}"
    )


@layout
def one_section_each(m: Maker) -> str:
    parts = [
        f'<section {m.name("block")} data-type="paragraph"><div><div>{p}</div></div></section>'
        for p in m.paragraphs(7, 15)
    ]
    return m.page(
        f"<div id=app><div>{m.headline()}{m.byline()}</div>{spread(parts, [m.caption(), m.offer(1)], m.rng)}</div>"
    )


@layout
def interview(m: Maker) -> str:
    turns = "".join(
        f"<p><b>{m.own(q)}</b></p>{''.join(m.paragraphs(1, 2))}"
        for q in (
            "Who gave the order?",
            "Were you told?",
            "And the money?",
            "What would you do today?",
            "Will you stand again?",
        )
    )
    return m.page(f"<article>{m.headline()}{''.join(m.paragraphs(1, 1))}{turns}</article>{m.related()}")


@layout
def transcript(m: Maker) -> str:
    lines = (
        "We did not know.",
        "Who is we?",
        "The board, and me.",
        "That was in June?",
        "In June, yes, or early in July.",
        "You signed it.",
        "I sign many papers.",
        "Thank you, that is all.",
        "May I add a word?",
        "You may.",
    )
    said = "".join(
        "<p>" + m.own(f"{who}: {line}").replace(f"{who}:", f"<strong>{who}:</strong>") + "</p>"
        for who, line in zip(("CHAIR", "WITNESS") * 5, lines, strict=True)
    )
    return m.page(f"<article>{m.headline()}{''.join(m.paragraphs(2, 3))}{said}</article>{m.aside()}")


@layout
def sports_result(m: Maker) -> str:
    short = "".join(f"<p>{m.own(p[:70].rsplit(' ', 1)[0] + '.')}</p>" for p in m.take(8, 12))
    return m.page(
        f"<div {m.name('match-report')}>{m.headline()}{short}{''.join(m.paragraphs(2, 3))}</div><table class=league>{'<tr><td>1<td>Rovers<td>33' * 12}</table>"
    )


@layout
def slides(m: Maker) -> str:
    parts = "".join(
        f"<li {m.name('slide')}><img src=/{i}.jpg><span>{m.open(f'{i + 1} / 9')}</span><div {m.name('slide-text')}>{''.join(m.paragraphs(1, 1))}</div></li>"
        for i in range(9)
    )
    return m.page(
        f"<main>{m.headline()}{''.join(m.paragraphs(1, 2))}<ul {m.name('gallery')}>{parts}</ul></main>{m.related()}"
    )


@layout
def press_release(m: Maker) -> str:
    about = f"<p><strong>{m.own('About Harbour Holding')}</strong></p><p>{m.own('Harbour Holding plc runs nine ports in four countries and employs 6,200 people. For more visit harbour.example.')}</p>"
    contact = m.open("Media contact: Jane Roe, +1 555 0100, press@harbour.example")
    return m.page(
        f"<article class=release>{m.headline()}{''.join(m.paragraphs())}{about}<p>{contact}</p><img src=/pixel></article>"
    )


@layout
def web_form(m: Maker) -> str:
    state = f'<input type="hidden" name="__VIEWSTATE" value="{"dDwtMTA" * 900}">'
    body = f'<div id="ctl00_Main_pnlText"><span id="ctl00_Main_lblText">{"".join(m.paragraphs())}</span></div>'
    page = m.page(
        f'<div id="ctl00_Main"><span id="ctl00_lblTitle">{m.open(m.story.headline)}</span>{body}</div>{m.related()}'
    )
    return page.replace("<body>", f'<body><form id="aspnetForm" method="post" action="a.aspx">{state}').replace(
        "</body>", "</form></body>"
    )


@layout
def timeline(m: Maker) -> str:
    entries = "".join(f"<dt>{m.own(f'{day} March')}</dt><dd>{m.own(p)}</dd>" for day, p in enumerate(m.take(6, 12), 2))
    return m.page(f"<article>{m.headline()}{''.join(m.paragraphs(1, 2))}<dl>{entries}</dl></article>{m.aside()}")


@layout
def questions_unfolded(m: Maker) -> str:
    folds = "".join(
        f"<details><summary>{m.own(q)}</summary>{''.join(m.paragraphs(1, 3))}</details>"
        for q in ("What is known so far?", "What is not known?", "What do both sides say?", "What happens now?")
    )
    return m.page(f"<main>{m.headline()}{''.join(m.paragraphs(1, 2))}{folds}</main>{m.related()}")


@layout
def alert(m: Maker) -> str:
    return m.page(
        f"<div {m.name('flash')}>{m.headline()}<p>{m.own(m.take(1, 1)[0])}</p></div>{m.related(12, 'Latest')}{m.aside(9)}"
    )


@layout
def long_read(m: Maker) -> str:
    parts = ""
    for number in range(m.rng.randint(4, 7)):
        first, *rest = m.take(6, 10)
        part = m.own(f"Part {number + 1}", rich=False)
        drop = m.own(first, rich=False)
        parts += f"<h2>{part}</h2><p><span class=dropcap>{drop[0]}</span>{drop[1:]}</p>" + "".join(
            f"<p>{m.own(p)}</p>" for p in rest
        )
    return m.page(f"<article>{m.headline()}{m.byline()}<div {m.name('longform')}>{parts}</div></article>{m.related()}")


@layout
def deep_advert(m: Maker) -> str:
    deep = "<div>" * 300 + "Advertisement" + "</div>" * 300
    return m.page(
        f"<article>{m.headline()}{''.join(m.paragraphs(4, 7))}{deep}{''.join(m.paragraphs(4, 7))}</article>{m.aside()}"
    )


@layout
def repeated(m: Maker) -> str:
    same = m.take(1, 1)[0]
    first = "".join(m.paragraphs(2, 3))
    turns = "".join(
        f"<h3>{m.own(name)}</h3><p>{m.own(same, rich=False)}</p>{''.join(m.paragraphs(1, 2))}"
        for name in ("North", "East", "South", "West")
    )
    return m.page(f"<article>{m.headline()}{first}{turns}</article>{m.related()}")


@layout
def hidden_words(m: Maker) -> str:
    secret = [
        f'<div style="display:none"><p>{m.opinion()}</p></div>',
        f"<p style='position:absolute;left:-9999px'>{m.opinion()}</p>",
        f"<p class=visually-gone>{m.opinion()}</p>",
    ]
    body = spread(m.paragraphs(8, 12), secret, m.rng)
    return m.page(
        f"<article>{m.headline()}<div>{body}</div></article>", extra="<style>.visually-gone{display:none}</style>"
    )


@layout
def quoted_document(m: Maker) -> str:
    letter = f"<blockquote>{''.join(m.paragraphs(3, 5))}</blockquote>"
    return m.page(
        f"<article>{m.headline()}{''.join(m.paragraphs(3, 5))}{letter}{''.join(m.paragraphs(2, 4))}</article>{m.aside()}"
    )


@layout
def corrections_at_the_end(m: Maker) -> str:
    note = m.open(
        "This article was amended on 4 March 2026. An earlier version gave the name of the ship as Kestrel; it is Kittiwake."
    )
    end = f"<p><em>{note}</em></p><p class=tags>Topics: <a href=/a>Ports</a>, <a href=/b>Ships</a></p><p><a href=/f>Reuse this content</a></p>"
    return m.page(
        f"<main><div {m.name('article-text')}>{m.headline()}{''.join(m.paragraphs())}{end}</div></main>{m.aside()}"
    )


@layout
def print_view(m: Maker) -> str:
    return f"<html><head><title>{m.story.headline}</title></head><body onload=print()>{m.headline('h3')}{''.join(m.paragraphs())}</body></html>"


@layout
def fragment(m: Maker) -> str:
    return f"{m.headline('h2')}\n" + "\n".join(m.paragraphs(2, 6)) + f"\n{m.share()}"


@layout
def own_elements(m: Maker) -> str:
    parts = "".join(f"<news-paragraph>{m.own(p)}</news-paragraph>" for p in m.take(6, 12))
    return m.page(
        f"<news-article><news-title>{m.open(m.story.headline)}</news-title><news-body>{parts}</news-body></news-article>{m.related()}"
    )


@layout
def shadow_root(m: Maker) -> str:
    body = f'<article-view><template shadowrootmode="open"><style>p{{margin:0}}</style><div>{"".join(m.paragraphs())}</div></template></article-view>'
    return m.page(f"<main>{m.headline()}{m.byline()}{body}</main>{m.related()}")


@layout
def mail_tables(m: Maker) -> str:
    rows = "".join(
        f'<tr><td style="padding:8px"><table><tr><td>{p}</td></tr></table></td></tr>' for p in m.paragraphs(5, 10)
    )
    foot = "<tr><td>You receive this mail because you signed up. <a href=/u>Unsubscribe</a></td></tr>"
    return f"<html>{m.head()}<body><table width=600 align=center><tr><td>{m.headline()}</td></tr>{rows}{foot}</table></body></html>"


@layout
def spans_as_blocks(m: Maker) -> str:
    parts = "".join(f'<span style="display:block" {m.name("par")}>{m.own(p)}</span>' for p in m.take(6, 12))
    return m.page(f"<div {m.name('post')}>{m.headline()}<div>{parts}</div></div>{m.aside()}")
