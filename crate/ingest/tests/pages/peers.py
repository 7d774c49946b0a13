#!/usr/bin/env python3
"""The libraries of reference/peers-run.md on the pages of this folder, measured as tests/measure.rs measures us.

    pip install trafilatura readability-lxml lxml_html_clean justext resiliparse boilerpy3
    npm install @mozilla/readability jsdom defuddle        (in a folder given as the argument; left out without one)
"""
import collections, html, json, pathlib, re, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).parent
NODE = """const {JSDOM}=require('jsdom'),{Readability}=require('@mozilla/readability');let D=null;
(async()=>{try{D=(await import('defuddle/node')).Defuddle}catch(e){}
const h=require('fs').readFileSync(0,'utf8'),o={};const d=new JSDOM(h,{url:'https://example.org/'});
const r=new Readability(d.window.document).parse();o['@mozilla/readability']=r?r.content:'';
if(D){try{const x=await D(new JSDOM(h,{url:'https://example.org/'}),'https://example.org/');o['defuddle']=x.content}catch(e){o['defuddle']=''}}
console.log(JSON.stringify(o))})()"""


def strip(page):
    page = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", page)
    return html.unescape(re.sub(r"<[^>]*>", "\n", page))


def peers(page, folder):
    import trafilatura, justext, readability, resiliparse.extract.html2text as rs
    from boilerpy3 import extractors
    from readability import Document
    stop = justext.get_stoplist("Arabic")
    yield "trafilatura", lambda: trafilatura.extract(page) or ""
    yield "trafilatura, no comments", lambda: trafilatura.extract(page, include_comments=False) or ""
    yield "trafilatura, precision", lambda: trafilatura.extract(page, favor_precision=True, include_comments=False) or ""
    yield "readability-lxml", lambda: strip(Document(page).summary())
    yield "jusText (Arabic)", lambda: "\n".join(p.text for p in justext.justext(page.encode(), stop) if not p.is_boilerplate)
    yield "Resiliparse", lambda: rs.extract_plain_text(page, main_content=True)
    yield "boilerpy3 Article", lambda: extractors.ArticleExtractor().get_content(page)
    if folder:
        run = subprocess.run(["node", "-e", NODE], input=page, text=True, capture_output=True, cwd=folder)
        for name, content in json.loads(run.stdout or "{}").items():
            yield name, lambda c=content: strip(c or "")


def words(text):
    return collections.Counter(w for w in re.split(r"[^\w\u0640-\u065f]+", text) if w)


def pages():
    for page in (HERE / "pasted.txt").read_text().split("\n== ")[1:]:
        name, lines = page.split("\n", 1)
        yield name, [line.split("|", 1) for line in lines.splitlines()]


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    f1s, leaks, planted = collections.defaultdict(list), collections.Counter(), 0
    kept, left, body, other = collections.Counter(), collections.Counter(), 0, 0
    for name, lines in pages():
        page = (HERE / f"{name}.html").read_text()
        title = next(t for k, t in lines if k == "title")
        want = words("\n".join(t for k, t in lines if k == "body"))
        others = [t for k, t in lines if k == "-" and sum(words(t).values()) >= 4]
        planted += len(others)
        for peer, extract in peers(page, folder):
            try:
                text = extract().strip()
            except Exception as error:
                print(peer, name, error)
                text = ""
            got = words(text.removeprefix(title))
            both = sum((want & got).values())
            p, r = both / max(1, sum(got.values())), both / sum(want.values())
            f1s[peer].append(2 * p * r / max(0.001, p + r))
            leaks[peer] += sum(re.sub(r"\s+", " ", t) in re.sub(r"\s+", " ", text) for t in others)
        # Pasted: every line a paragraph.
        plain = "<html><body>" + "".join(f"<p>{html.escape(t)}</p>" for _, t in lines) + "</body></html>"
        body += sum(k in ("body", "title") for k, _ in lines)
        other += sum(k == "-" for k, _ in lines)
        for peer, extract in peers(plain, folder):
            try:
                text = {re.sub(r"\s+", " ", l).strip(" -•") for l in extract().splitlines()}
            except Exception:
                text = set()
            kept[peer] += sum(k in ("body", "title") and t in text for k, t in lines)
            left[peer] += sum(k == "-" and t in text for k, t in lines)
    for peer, f1 in sorted(f1s.items(), key=lambda x: -sum(x[1])):
        print(f"{peer}: mean F1 {sum(f1) / len(f1):.3f} ({' '.join(f'{x:.3f}' for x in f1)}), leaks {leaks[peer]} of {planted};"
              f" pasted: {kept[peer]} of {body} kept, {left[peer]} of {other} left")


main()
