#!/bin/sh
# Two workers of one office on one machine, on PostgreSQL (docs/scale-out.md). Run it in the project's folder; Ctrl-C
# stops the workers, and the Prefect server where it was started here.
#
#   DONDOC_DATABASE_URL=postgresql://dondoc@localhost/dondoc DONDOC_DATA=/srv/dondoc/data docs/scale-out.sh
set -eu
umask 077
: "${DONDOC_DATABASE_URL:?name the PostgreSQL database of the office}"
: "${DONDOC_DATA:?name the data folder of the office}"
export DONDOC_DATABASE_URL DONDOC_DATA PREFECT_SERVER_ANALYTICS_ENABLED=false PREFECT_CLI_PROMPT=false
PATH="$PWD/.venv/bin:$PATH"
server=""
workers=""
# The workers first: they tell the server how their runs ended, and would wait long for one that is gone.
stop() {
    trap - EXIT
    [ -z "$workers" ] || kill $workers 2>/dev/null || true
    [ -z "$workers" ] || wait $workers || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    wait
}
trap stop EXIT
trap exit INT TERM

if [ -z "${PREFECT_API_URL:-}" ]; then
    export PREFECT_HOME="${PREFECT_HOME:-$DONDOC_DATA/prefect}"
    export PREFECT_API_URL="http://127.0.0.1:${PORT:-4210}/api"
    # Nobody gets in without it, and no page of another origin (docs/security.md).
    mkdir -p "$PREFECT_HOME"
    [ -s "$PREFECT_HOME/credential" ] ||
        python -c 'import secrets; print("dondoc:" + secrets.token_urlsafe(32))' >"$PREFECT_HOME/credential"
    PREFECT_SERVER_API_AUTH_STRING="$(cat "$PREFECT_HOME/credential")"
    export PREFECT_SERVER_API_AUTH_STRING PREFECT_API_AUTH_STRING="$PREFECT_SERVER_API_AUTH_STRING"
    export PREFECT_SERVER_CORS_ALLOWED_ORIGINS="http://127.0.0.1:${PORT:-4210}"
    prefect server start --host 127.0.0.1 --port "${PORT:-4210}" &
    server="$!"
    until curl -fs "$PREFECT_API_URL/health" >/dev/null; do sleep 1; done
fi
prefect work-pool create dondoc --type process --overwrite
# Each worker has a patrol of its own each minute: what one has claimed the other leaves.
for number in 1 2; do
    prefect deploy flows/patrol.py:patrol --name "di-tuan-$number" --pool dondoc --tag dondoc \
        --cron "* * * * *" --timezone Asia/Ho_Chi_Minh --concurrency-limit 1
    prefect worker start --pool dondoc --name "tho-$number" --limit 1 &
    workers="$workers $!"
done
wait
