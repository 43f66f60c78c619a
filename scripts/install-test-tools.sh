#!/usr/bin/env bash
# Installs what the tests need and a fresh Debian lacks: Chromium, driven by the browser tests.
# Does nothing where it is there already; where it cannot be installed, the browser tests skip and say so.
set -euo pipefail

need=()
[ -x /usr/bin/chromium ] || need+=(chromium)
[ ${#need[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
    echo "check: ${need[*]} is not installed and this is no Debian; the browser tests will be skipped" >&2
    exit 0
fi
sudo=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && sudo=(sudo -n)
fi
echo "Installing ${need[*]} for the browser tests…" >&2
if ! { "${sudo[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${need[@]}"; } >/dev/null; then
    echo "check: could not install ${need[*]}; the browser tests will be skipped" >&2
fi
