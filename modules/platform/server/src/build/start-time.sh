#!/bin/sh
# Start to first 200, in milliseconds: an empty WAR on plain Payara Micro against Orrery, alternating.
# Run it in the root of a built checkout: start-time.sh [ROUNDS] [JVM OPTIONS FOR BOTH...]
set -eu
rounds=${1:-3}
[ $# -eq 0 ] || shift
version=$(sed -n 's|.*<payara.version>\(.*\)</payara.version>.*|\1|p' pom.xml)
repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
micro=$repository/fish/payara/extras/payara-micro/$version/payara-micro-$version.jar
arguments=modules/platform/server/target/orrery.args
port=18181
url=http://127.0.0.1:$port/index.html
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p "$work/empty/WEB-INF"
echo '<title>empty</title>' > "$work/empty/index.html"
(cd "$work/empty" && jar cf ../empty.war .)

until_first_200() {
  begin=$(date +%s%N)
  "$@" > "$work/out" 2>&1 &
  pid=$!
  until [ "$(curl -s -o /dev/null -w '%{http_code}' "$url")" = 200 ]; do
    kill -0 $pid || { cat "$work/out" >&2; exit 1; }
    sleep 0.03
  done
  end=$(date +%s%N)
  rss=$(awk '/VmRSS/ {print int($2 / 1024)}' /proc/$pid/status)
  cpu=$(awk '{print ($14 + $15) * 10}' /proc/$pid/stat)
  kill $pid
  wait $pid || true
  echo "$(((end - begin) / 1000000)) ms, CPU $cpu ms, RSS $rss MB"
}

for round in $(seq "$rounds"); do
  printf 'plain   '
  until_first_200 java "$@" -jar "$micro" --nohazelcast --disablephonehome --port $port \
    --contextroot / --deploy "$work/empty.war"
  printf 'orrery  '
  ORRERY_HOME=$work/home ORRERY_HTTP_PORT=$port until_first_200 java "$@" @$arguments
done
