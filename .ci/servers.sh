#!/bin/sh
# Debian's programs for the tests marked "servers": Postfix and Dovecot (mail), Prosody (chat), openssl; Tesseract with
# Vietnamese (scans), antiword (old .doc), iproute2 (network namespaces). More packages may be named: those marked "browser" need
# `.ci/servers.sh chromium fonts-noto-core`. Safe to run again.
set -eu

export DEBIAN_FRONTEND=noninteractive
wanted=""
for package in postfix dovecot-imapd prosody openssl tesseract-ocr tesseract-ocr-vie antiword iproute2 "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "ok installed" || wanted="$wanted $package"
done
[ -z "$wanted" ] && exit 0

# The tests start their own servers on loopback: the system's are not to start, nor to ask anything.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
fi
echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
apt-get update -qq
# shellcheck disable=SC2086  # one word a package
apt-get install -y -qq --no-install-recommends $wanted >/dev/null
