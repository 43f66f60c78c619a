#!/usr/bin/env bash
# Installs what the tests need and a fresh Debian lacks: Chromium, driven by the browser tests, and
# anvil, the EVM node of the ingest tests (from npm, into target/test-tools).
# Does nothing where it is there already; what cannot be installed makes its tests skip and say so.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

ANVIL=1.7.1

install_chromium() {
    [ -x /usr/bin/chromium ] && return
    if ! command -v apt-get >/dev/null; then
        echo "check: chromium is not installed and this is no Debian; the browser tests will be skipped" >&2
        return
    fi
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null && sudo=(sudo -n)
    fi
    echo "Installing chromium for the browser tests…" >&2
    if ! { "${sudo[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends chromium; } >/dev/null; then
        echo "check: could not install chromium; the browser tests will be skipped" >&2
    fi
}

install_anvil() {
    local folder=target/test-tools
    [ "$(cat "$folder/anvil.version" 2>/dev/null)" = "$ANVIL" ] && return
    if ! command -v npm >/dev/null; then
        echo "check: npm is not installed; the tests against a live EVM node will be skipped" >&2
        return
    fi
    echo "Installing anvil $ANVIL for the EVM tests…" >&2
    mkdir -p "$folder"
    if npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error "@foundry-rs/anvil@$ANVIL" >/dev/null &&
        cp "$folder"/node_modules/@foundry-rs/anvil-*/bin/anvil "$folder/anvil" && rm -r "$folder/node_modules"; then
        echo "$ANVIL" >"$folder/anvil.version"
    else
        echo "check: could not install anvil; the tests against a live EVM node will be skipped" >&2
    fi
}

install_chromium
install_anvil
