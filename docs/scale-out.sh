#!/bin/sh
# Two workers of one office on one machine, on PostgreSQL (docs/scale-out.md). Run it in the project's folder; Ctrl-C
# stops the workers, and the Prefect server where it was started here. It ends with 75 where the server dies.
#
#   DONDOC_DATABASE_URL=postgresql://dondoc@localhost/dondoc DONDOC_DATA=/srv/dondoc/data docs/scale-out.sh
set -eu
umask 077
: "${DONDOC_DATABASE_URL:?name the PostgreSQL database of the office}"
: "${DONDOC_DATA:?name the data folder of the office}"
export DONDOC_DATABASE_URL DONDOC_DATA PREFECT_SERVER_ANALYTICS_ENABLED=false PREFECT_CLI_PROMPT=false
PATH="$PWD/.venv/bin:$PATH"
PATIENCE="${PATIENCE:-20}" # seconds for the workers to end; one that asks a server that is gone would take minutes
server=""
workers=""
below="" # what the workers had started when last looked: who loses its parent is found by it

alive() { grep -q '^State:[[:space:]]*[^Z]' "/proc/$1/status" 2>/dev/null; }
any_alive() {
    for one in "$@"; do ! alive "$one" || return 0; done
    return 1
}
tree() {
    for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do echo "$child" && tree "$child"; done
}
below_workers() { # their runs are groups of their own
    for one in $workers; do tree "$one"; done
}
# The workers first: they tell the server how their runs ended. A service manager may have stopped it already.
stop() {
    trap - EXIT
    trap '' INT TERM
    below="$below $(below_workers)"
    for one in $workers; do kill -TERM "-$one" 2>/dev/null || true; done
    waited=0
    while any_alive $workers $below && [ "$waited" -lt "$PATIENCE" ]; do
        sleep 1
        waited=$((waited + 1))
    done
    for one in $workers; do kill -KILL "-$one" 2>/dev/null || true; done
    for one in $below; do ! alive "$one" || kill -KILL "$one" 2>/dev/null || true; done
    [ -z "$server" ] || kill -TERM "-$server" 2>/dev/null || true
    wait
}
trap stop EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
give_up() {
    echo "$1" >&2
    exit "${2:-75}"
}
answers() {
    python -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)' "$PREFECT_API_URL/health" 2>/dev/null
}

dondoc status >/dev/null # makes the data folder and the tables; says in one sentence why it cannot
# setsid: each of what follows is a group of its own, and is ended with all that it has started.
if [ -z "${PREFECT_API_URL:-}" ]; then
    export PREFECT_HOME="${PREFECT_HOME:-$DONDOC_DATA/prefect}"
    export PREFECT_API_URL="http://127.0.0.1:${PORT:-4210}/api"
    ! answers || give_up "port ${PORT:-4210} is another program's; set PORT, or PREFECT_API_URL to use that server" 1
    # Nobody gets in without it, and no page of another origin (docs/security.md).
    mkdir -p "$PREFECT_HOME"
    [ -s "$PREFECT_HOME/credential" ] ||
        python -c 'import secrets; print("dondoc:" + secrets.token_urlsafe(32))' >"$PREFECT_HOME/credential"
    PREFECT_SERVER_API_AUTH_STRING="$(cat "$PREFECT_HOME/credential")"
    export PREFECT_SERVER_API_AUTH_STRING PREFECT_API_AUTH_STRING="$PREFECT_SERVER_API_AUTH_STRING"
    export PREFECT_SERVER_CORS_ALLOWED_ORIGINS="http://127.0.0.1:${PORT:-4210}"
    setsid prefect server start --host 127.0.0.1 --port "${PORT:-4210}" >"$PREFECT_HOME/server.log" 2>&1 &
    server="$!"
    waited=0
    until answers; do
        alive "$server" || give_up "the Prefect server has ended; see $PREFECT_HOME/server.log"
        [ "$waited" -lt 300 ] || give_up "the Prefect server does not answer; see $PREFECT_HOME/server.log"
        sleep 1
        waited=$((waited + 1))
    done
else
    answers || give_up "the Prefect server of PREFECT_API_URL does not answer: $PREFECT_API_URL"
fi
prefect work-pool create dondoc --type process --overwrite
# Each worker has a patrol of its own each minute: what one has claimed the other leaves.
for number in 1 2; do
    prefect deploy flows/patrol.py:patrol --name "di-tuan-$number" --pool dondoc --tag dondoc \
        --cron "* * * * *" --timezone Asia/Ho_Chi_Minh --concurrency-limit 1
    setsid prefect worker start --pool dondoc --name "tho-$number" --limit 1 &
    workers="$workers $!"
done
while any_alive $workers; do
    [ -z "$server" ] || alive "$server" || give_up "the Prefect server has ended; see $PREFECT_HOME/server.log"
    below="$(below_workers)"
    sleep 1
done
give_up "both workers have ended" 1
