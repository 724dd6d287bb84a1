#!/usr/bin/env bash
# browser_test.sh ZHENGBEN CHECK.js: opens a review site from disk in headless Chromium, in both languages, lets CHECK.js
# use it as a person would, and reads from the page what came of it.
set -euo pipefail
zhengben=$1 check=$2
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$browser" ] || { echo "skipped: there is no Chromium here (Debian: chromium)"; exit 77; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/in"
seed=$(dirname "$0")/../../../fixtures/seed/gongshu-2020.txt
cp "$seed" "$scratch/in/a.txt"
# Lines 115 to 121 are the row of new applications: one by a natural person, so one in all.
sed '117s/.*/\tO/' "$seed" > "$scratch/in/letter.txt"
sed '121s/.*/\t9/' "$seed" > "$scratch/in/total.txt"
# Line 392 is the total of the reviews, which are none: whichever cell is wrong, nothing says.
sed '392s/.*/\t5/' "$seed" > "$scratch/in/sum.txt"
printf '\000\001' > "$scratch/in/<img src=x onerror=document.title=1>.bin"
status=0
"$zhengben" batch "$scratch/in" -o "$scratch/out" -t json --sync never --progress none 2>/dev/null || status=$?
[ "$status" -eq 4 ] || { echo "batch ended with $status"; exit 1; }
"$zhengben" report "$scratch/out" --html "$scratch/site" -q
cp "$check" "$scratch/site/check.js"
sed -i 's|</body>|<script src="check.js"></script></body>|' "$scratch/site/index.html"
for language in zh-CN en; do
  # On a busy machine the browser may print the page before its script has run: then there is no verdict, good or bad, and it is asked again.
  for attempt in 1 2 3; do
    timeout 400 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/profile-$language-$attempt" --window-size=1400,900 --virtual-time-budget=60000 \
      --dump-dom "file://$scratch/site/index.html?lang=$language" > "$scratch/dom" 2> "$scratch/err" || { tail -5 "$scratch/err"; exit 1; }
    grep -q 'id="checked"' "$scratch/dom" && break
  done
  grep -q 'id="checked">all right' "$scratch/dom" || { echo "in $language:"; grep -A20 'id="checked"' "$scratch/dom" || tail -5 "$scratch/err"; exit 1; }
done
