#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh SIMULATOR SOURCE_DIR WORK_DIR: lets the official SDK ask the simulator, over HTTPS.
# Exit status 77: skipped, for want of a tool or of the SDK.
set -eu

simulator=$(realpath "$1")
source_dir=$2
work_dir=$3/sdk

for tool in node npm openssl; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: no $tool"
    exit 77
  fi
done

mkdir -p "$work_dir"
cp "$source_dir/sdk.mjs" "$work_dir"
cd "$work_dir"

# Offline the second time: what is installed is not asked for again.
if ! cmp -s "$source_dir/package.json" package.json || ! [ -d node_modules/@bitrix24/b24jssdk ]; then
  cp "$source_dir/package.json" .
  if ! npm install --no-audit --no-fund --no-package-lock --ignore-scripts --fetch-retries=0 \
      --fetch-timeout=20000 >npm.log 2>&1; then
    rm -rf node_modules
    echo "skipped: the SDK could not be installed"
    tail -n 3 npm.log
    exit 77
  fi
fi

temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
  -keyout "$temp/key.pem" -out "$temp/cert.pem" 2>/dev/null

# With TLS in the process, LeakSanitizer's tracer crashes (seen with GCC 12); the tests in C look
# for leaks.
ASAN_OPTIONS=detect_leaks=0 NODE_EXTRA_CA_CERTS="$temp/cert.pem" \
  node sdk.mjs "$simulator" "$temp/cert.pem" "$temp/key.pem"
