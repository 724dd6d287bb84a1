#!/usr/bin/env python3
"""Times DOCX to PDF over documents of growing length and prints what a page costs; made here, of Chinese and Latin text.

long_documents.py PROGRAM [--pages 50 100 200 400] [--rounds 5]

CPU is user and system time of the process and all it started, peak its largest resident set; medians over the rounds.
"a further page" is measured from the shortest document to each, so that the start of the process is not in it.
"""
import argparse, os, pathlib, re, shutil, statistics, subprocess, sys, tempfile, zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
RELATIONSHIPS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
                 'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
HAN = "本年度机关共收到政府信息公开申请若干件，均在法定期限内予以答复，未发生行政复议和行政诉讼案件。"
LATIN = "Annual report on the disclosure of government information, with figures of requests received and answered within the year. "
SECTION = ('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
           '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>')


def paragraph(text):
    return f'<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def make(path, pages):
    body = "".join(paragraph(f"{i}. " + HAN * 4) + paragraph(LATIN * 2) for i in range(pages * 5))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONSHIPS)
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{body}{SECTION}</w:body></w:document>")


def run(command):
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program"); parser.add_argument("--pages", type=int, nargs="+", default=[50, 100, 200, 400]); parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="zhengben-bench-"))
    first = None
    try:
        print("pages   CPU ms   peak MiB   ms a further page")
        for pages in arguments.pages:
            source, output = folder / f"{pages}.docx", folder / f"{pages}.pdf"
            make(source, pages)
            command = [arguments.program, "convert", "-q", "--style", "source", "--form", "none", "-t", "pdf", "-o", str(output), "--overwrite", "always", str(source)]
            samples = [run(command) for _ in range(arguments.rounds)]
            cpu, peak = (statistics.median(column) for column in zip(*samples))
            made = len(re.findall(rb"/Type\s*/Page\b(?!s)", output.read_bytes()))
            further = "" if first is None else f"{(cpu - first[1]) / (made - first[0]):.2f}"
            first = first or (made, cpu)
            print(f"{made:5} {cpu:8.0f} {peak:10.0f}   {further}")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
