#!/bin/sh
# Tests of ./unroll in a scratch copy, with stubs in place of java and mvn: takes seconds, needs no network.
set -eu

script=$(CDPATH='' cd -- "$(dirname -- "$0")/../../../../.." && pwd)/unroll
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0

# The stub answers -version with $FAKE_JAVA_VERSION and otherwise prints its folder and arguments.
make_java() {
  mkdir -p "$1/bin"
  cat > "$1/bin/java" <<'STUB'
#!/bin/sh
case "$*" in
  *java.home*|*-XshowSettings*) echo "    java.home = $(cd "$(dirname "$0")/.." && pwd)" ;;
  -version) echo "openjdk version \"${FAKE_JAVA_VERSION:-17.0.9}\" 2023-10-17" >&2 ;;
  *ArchiveClassesAtExit*) for word; do case $word in -XX:Arch*) echo x > "${word#*=}" ;; esac; done ;;
  *) echo "in=$(pwd) omp=$OMP_NUM_THREADS"; for word; do echo "arg=$word"; done ;;
esac
STUB
  chmod +x "$1/bin/java"
  cp "$1/bin/java" "$1/bin/javac"
}

# The stub counts its builds and makes what a build makes.
make_maven() {
  mkdir -p "$1"
  cat > "$1/mvn" <<'STUB'
#!/bin/sh
[ "$*" != -v ] || { echo "Apache Maven ${FAKE_MAVEN_VERSION:-3.8.8} (stub)"; exit; }
echo "$*" >> builds
sleep "${FAKE_BUILD_SECONDS:-0}"
[ -z "${FAKE_BUILD_FAILS:-}" ] || exit 1
[ -z "${FAKE_EDIT:-}" ] || { sleep 0.05; touch "$FAKE_EDIT"; }
mkdir -p modules/cli/target modules/core/target
echo jar > modules/cli/target/unroll-cli-1.jar
echo jar > modules/core/target/unroll-core-1.jar
echo jar > library.jar
echo "$(pwd)/modules/core/target/unroll-core-1.jar:$(pwd)/library.jar" > modules/cli/target/class-path
STUB
  chmod +x "$1/mvn"
}

# A fresh project in a folder with spaces; tools has java, mvn and the few commands of the script.
fresh() {
  chmod -R u+w "$scratch" && rm -rf "${scratch:?}"/*
  project="$scratch/a project"
  tools="$scratch/tools"
  mkdir -p "$project/modules/cli/src/main/java" "$project/.mvn" "$project/datasets" "$tools"
  cp "$script" "$project/unroll"
  touch "$project/pom.xml" "$project/modules/cli/pom.xml" "$project/modules/cli/src/main/java/A.java"
  make_java "$scratch/jdk"
  make_maven "$scratch/maven"
  for tool in sh cat chmod cp dirname env find head kill ln ls mkdir mv readlink rm sed sleep touch; do
    ln -s "$(command -v $tool)" "$tools/$tool"
  done
  export JAVA_HOME="$scratch/jdk" PATH_WITH_MAVEN="$tools:$scratch/maven"
  unset JAVA_OPTS UNROLL_JAVA_OPTIONS UNROLL_BACKEND UNROLL_MAVEN_OPTIONS OMP_NUM_THREADS MAVEN_HOME || :
  sleep 0.05 # so that what is built now is newer than the sources above
}

run() { (cd "$project" && PATH=$PATH_WITH_MAVEN "$project/unroll" "$@") > "$scratch/out" 2>&1; }
builds() { [ ! -e "$project/builds" ] || cat "$project/builds"; }
count() { builds | wc -l | tr -d ' '; }

# expect NAME CONDITION...: the condition is a command.
expect() {
  name=$1
  shift
  if "$@"; then return; fi
  failures=$((failures + 1))
  echo "FAILED: $name" >&2
  sed 's/^/  | /' "$scratch/out" >&2
}
says() { grep -q -- "$1" "$scratch/out"; }
fails() { ! run "$@"; }

fresh
run lm train --data 'two words'
expect firstStartBuildsOnce test "$(count)" = 1
expect firstStartSaysSo says 'first start'
expect argumentsArriveUnchanged says '^arg=two words$'
expect nativeThreadsDefaultToOne says 'omp=1$'
expect ownJarsAreCopiedOutOfTheBuild says 'launcher/cpu/jars\.[0-9]*/unroll-core-1.jar'
expect librariesStayWhereTheyAre says 'a project/library.jar'
expect aFileIsNoTerminal says '^arg=-Dunroll.terminal=false$'
run lm
expect secondStartDoesNotBuild test "$(count)" = 1
expect secondStartUsesTheClassArchive says 'arg=-XX:SharedArchiveFile=.*classes-17.0.9.jsa'
expect olderJavaGetsNoNewFlags test "$(grep -c native-access "$scratch/out")" = 0

OMP_NUM_THREADS=3 UNROLL_JAVA_OPTIONS='-Xmx1g -XX:+UseG1GC' run lm
expect ownThreadsAreKept says 'omp=3$'
expect ownOptionsArrive says '^arg=-Xmx1g$'
expect ownCollectorReplacesOurs test "$(grep -c 'GC$' "$scratch/out")" = 1
FAKE_JAVA_VERSION=25 run lm
expect newerJavaGetsItsFlags says '^arg=--enable-native-access=ALL-UNNAMED$'
expect anotherJavaDoesNotBuild test "$(count)" = 1

for change in modules/cli/src/main/java/A.java modules/cli/pom.xml pom.xml .mvn/maven.config datasets/new.csv; do
  before=$(count)
  touch "$project/$change"
  run lm
  expect "changed $change builds again" test "$(count)" = $((before + 1))
  run lm
  expect "and only once after $change" test "$(count)" = $((before + 1))
done
before=$(count)
rm "$project/modules/cli/src/main/java/A.java"
run lm
expect aDeletedSourceBuildsAgain test "$(count)" = $((before + 1))
rm "$project/library.jar"
run lm
expect aVanishedLibraryBuildsAgain test "$(count)" = $((before + 2))
before=$(count)
touch "$project/pom.xml"
FAKE_EDIT=pom.xml run lm
run lm
expect anEditDuringTheBuildBuildsAgain test "$(count)" = $((before + 2))
touch "$project/pom.xml"
FAKE_BUILD_FAILS=yes run lm || :
expect aFailedBuildSaysSo says 'build failed'
run lm
expect aFailedBuildIsTriedAgain says '^arg=lm$'

fresh
UNROLL_BACKEND=cuda run lm
expect cudaIsPassedThrough grep -q -- '-P cuda' "$project/builds"
run lm
expect anotherBackendBuilds grep -q -- '-P cpu' "$project/builds"
UNROLL_BACKEND=cuda run lm
expect eachBackendIsKept test "$(count)" = 2
expect anUnknownBackendIsRefused env UNROLL_BACKEND=tpu sh -c "! '$project/unroll'" 2> "$scratch/out"
expect anUnknownBackendIsNamed says "'tpu'"

fresh
ln -s "$project/unroll" "$scratch/first"
mkdir "$scratch/elsewhere"
ln -s ../first "$scratch/elsewhere/second"
(cd "$scratch/elsewhere" && PATH=$PATH_WITH_MAVEN ./second lm) > "$scratch/out" 2>&1 || :
expect linksLeadToTheProject test -e "$project/target/launcher/cpu/built"
expect theCallersFolderIsKept says "in=.*elsewhere"
(cd "$project" && PATH=$PATH_WITH_MAVEN sh unroll lm) > "$scratch/out" 2>&1 || :
expect aNameWithoutAFolderWorks says '^arg=lm$'

fresh
PATH_WITH_MAVEN=$tools
expect aBuildWithoutMavenFails fails lm
expect missingMavenIsNamed says 'needs Maven 3.8 or later, but there is no mvn'
export MAVEN_HOME="$scratch/home"
make_maven "$MAVEN_HOME/bin"
run lm
expect mavenHomeIsSearched says '^arg=lm$'
unset MAVEN_HOME
run lm
expect aBuiltProjectNeedsNoMaven says '^arg=lm$'

fresh
export FAKE_MAVEN_VERSION=3.6.3
expect anOldMavenFails fails lm
expect anOldMavenIsNamed says 'is 3.6'
FAKE_MAVEN_VERSION=4.0.0 run lm
expect maven4IsNewEnough says '^arg=lm$'
unset FAKE_MAVEN_VERSION

fresh
expect anOldJavaFails env FAKE_JAVA_VERSION=1.8.0_392 sh -c "! '$project/unroll' lm" 2> "$scratch/out"
FAKE_JAVA_VERSION=11.0.2 run lm || :
expect anOldJavaIsNamed says 'JDK 17 or later, found 11.0.2 at'
JAVA_HOME="$scratch/nowhere" run lm || :
expect aMissingJavaIsNamed says 'found no java'
rm "$scratch/jdk/bin/javac"
expect aBuildWithoutACompilerFails fails lm
expect aMissingCompilerIsNamed says 'has no javac'
make_java "$scratch/newer"
printf '#!/bin/sh\necho "openjdk version \\"11.0.1\\"" >&2\n' > "$scratch/jdk/bin/java"
PATH_WITH_MAVEN=$scratch/newer/bin:$PATH_WITH_MAVEN
run lm
expect javaOnThePathIsTakenWhenJavaHomeIsOld says '^arg=lm$'

fresh
export FAKE_BUILD_SECONDS=2
(cd "$project" && PATH=$PATH_WITH_MAVEN ./unroll one) > "$scratch/one" 2>&1 &
(cd "$project" && PATH=$PATH_WITH_MAVEN ./unroll two) > "$scratch/two" 2>&1 &
wait
unset FAKE_BUILD_SECONDS
cat "$scratch/one" "$scratch/two" > "$scratch/out"
expect twoFirstStartsBuildOnce test "$(count)" = 1
expect theOtherWaits says 'waiting for process'
expect bothRun test "$(grep -c '^arg=one$\|^arg=two$' "$scratch/out")" = 2
touch "$project/pom.xml"
ln -s 999999999 "$project/target/launcher/cpu/lock"
run lm
expect aDeadOwnersLockIsTaken says '^arg=lm$'
expect noLockIsLeft test ! -h "$project/target/launcher/cpu/lock"

[ "$failures" = 0 ] || { echo "$failures failed" >&2; exit 1; }
echo "launcher: all facts hold"
