#!/bin/sh
# Sees to a browser and a Chinese font for pages that exist only after JavaScript: what is there,
# else Playwright's own download, else Debian's package when we are root. Without any it says what
# is lost and goes on; with --must it fails instead.
set -u
must=${1:-}
python=.venv/bin/python
found() { "$python" -c 'from crawler.browsers import find_browser as f, has_chinese_font as c; import sys; sys.exit(not (f().path and c() is not False))'; }
debian() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium-headless-shell fontconfig fonts-noto-cjk >/dev/null
}
found && exit 0
printf '%s\n' "waybillwatch: no browser with a Chinese font yet, getting one (once)" >&2
"$python" -m playwright install chromium-headless-shell >/dev/null 2>&1
found && exit 0
debian
found && exit 0
printf '%s\n' "waybillwatch: no browser: pages that show their goods only after JavaScript are not read, and no pictures are taken. Next: install Debian's chromium-headless-shell and fonts-noto-cjk, or run .venv/bin/python -m playwright install chromium-headless-shell." >&2
[ "$must" = --must ] && exit 1
exit 0
