@echo off
rem Starts Unroll on Windows, and builds it first when it was never built or its sources have
rem changed since. The same as the script "unroll", which says what can be set, less the class archive.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"
if not defined UNROLL_BACKEND set "UNROLL_BACKEND=cpu"
if "%UNROLL_BACKEND%"=="cpu" goto :backend_known
if "%UNROLL_BACKEND%"=="cuda" goto :backend_known
echo unroll: UNROLL_BACKEND must be cpu or cuda, but is '%UNROLL_BACKEND%'>&2
exit /b 1
:backend_known
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
set "STATE=%HOME_DIR%\target\launcher\%UNROLL_BACKEND%"

rem Java: JAVA_HOME first, then PATH.
set "FEATURE=0"
if not defined JAVA_HOME goto :java_from_path
set "JAVA=%JAVA_HOME%\bin\java.exe"
call :java_version
if %FEATURE% GEQ 17 goto :java_found
:java_from_path
set "JAVA="
for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if defined JAVA call :java_version
if %FEATURE% GEQ 17 goto :java_found
echo unroll: needs a JDK 17 or later, found none in JAVA_HOME or PATH; install one ^(for example from https://adoptium.net^) or let JAVA_HOME name it>&2
exit /b 1
:java_found

call :stale
if errorlevel 1 call :build
if errorlevel 1 exit /b 1

set "FLAGS=-Dorg.deeplearning4j.crash.reporting.enabled=false"
if %FEATURE% GEQ 24 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
"%JAVA%" %FLAGS% %JAVA_OPTS% %UNROLL_JAVA_OPTIONS% "@%STATE%\class-path" dev.unroll.cli.Unroll %*
exit /b %ERRORLEVEL%

rem Sets FEATURE to the number of JAVA, 0 where it cannot be run.
:java_version
set "FEATURE=0"
if not exist "%JAVA%" exit /b 0
set "VERSION="
for /f "tokens=3" %%V in ('call "%JAVA%" -version 2^>^&1 ^| findstr /c:" version "') do if not defined VERSION set "VERSION=%%~V"
if not defined VERSION exit /b 0
for /f "delims=.-+_" %%F in ("%VERSION%") do set "FEATURE=%%F"
exit /b 0

rem Returns 1 unless the last build is newer than every source. Folders count, so a deleted file does too.
:stale
if not exist "%STATE%\built" exit /b 1
if not exist "%STATE%\class-path" exit /b 1
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item -LiteralPath (Join-Path $env:STATE 'built')).LastWriteTimeUtc; Set-Location -LiteralPath $env:HOME_DIR; $sources = @(Get-Item unroll.cmd, pom.xml, modules/*/pom.xml) + @(Get-ChildItem -Recurse -ErrorAction SilentlyContinue .mvn, datasets, modules/*/src/main); foreach ($s in $sources) { if ($s.LastWriteTimeUtc -gt $built) { exit 1 } }; exit 0"
exit /b %ERRORLEVEL%

:build
if not exist "%STATE%" md "%STATE%"
rem Making a folder succeeds for one process only.
md "%STATE%\lock" 2>nul || (
  echo unroll: another process is building; try again when it is done, or delete "%STATE%\lock" if none is>&2
  exit /b 1
)
call :build_alone
set "RESULT=%ERRORLEVEL%"
rd "%STATE%\lock"
exit /b %RESULT%

:build_alone
for /f "tokens=1,* delims== " %%A in ('call "%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.home"') do set "JAVA_HOME=%%B"
if not exist "%JAVA_HOME%\bin\javac.exe" (
  echo unroll: must be built, which needs a JDK, but "%JAVA_HOME%" has no javac; install a JDK 17 or later>&2
  exit /b 1
)
set "MVN="
for %%M in (mvn.cmd) do set "MVN=%%~$PATH:M"
if not defined MVN if defined MAVEN_HOME if exist "%MAVEN_HOME%\bin\mvn.cmd" set "MVN=%MAVEN_HOME%\bin\mvn.cmd"
if not defined MVN (
  echo unroll: must be built, which needs Maven 3.8 or later, but there is no mvn in PATH or MAVEN_HOME; install it ^(https://maven.apache.org/install.html^)>&2
  exit /b 1
)
set "MAVEN="
for /f "tokens=3" %%V in ('call "%MVN%" -v 2^>^&1 ^| findstr /c:"Apache Maven "') do if not defined MAVEN set "MAVEN=%%V"
set "MAJOR=0"
set "MINOR=0"
for /f "tokens=1,2 delims=.-" %%A in ("%MAVEN%") do (
  set "MAJOR=%%A"
  set "MINOR=%%B"
)
if %MAJOR% GTR 3 goto :maven_found
if %MAJOR% EQU 3 if %MINOR% GEQ 8 goto :maven_found
echo unroll: must be built, which needs Maven 3.8 or later, but "%MVN%" is %MAVEN%; install a newer one ^(https://maven.apache.org/install.html^)>&2
exit /b 1
:maven_found
echo unroll: building Unroll ^(the first time needs a few minutes and about 225 MB of downloads, 680 MB for cuda^)>&2
type nul > "%STATE%\begun"
set "PLUGINS=org.apache.maven.plugins"
pushd "%HOME_DIR%"
call "%MVN%" -q -B -Dstyle.color=never -Dquick -P %UNROLL_BACKEND% -pl modules/cli -am %UNROLL_MAVEN_OPTIONS% compile %PLUGINS%:maven-jar-plugin:jar %PLUGINS%:maven-dependency-plugin:build-classpath -DincludeScope=runtime -Dmdep.fileSeparator=/ -Dmdep.outputFile=target/class-path 1>&2
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
  echo unroll: the build failed, for the reason above>&2
  exit /b 1
)
rem An argument file: a command line holds 8191 characters only. Slashes, because \ escapes in it.
powershell -NoProfile -NonInteractive -Command "Set-Location -LiteralPath $env:HOME_DIR; $jar = (Get-ChildItem modules/cli/target/unroll-cli-*.jar | Sort-Object LastWriteTimeUtc | Select-Object -Last 1).FullName.Replace('\', '/'); $path = (Get-Content -Raw modules/cli/target/class-path).Trim(); [IO.File]::WriteAllText((Join-Path $env:STATE 'class-path'), ('-cp ' + [char]34 + $jar + ';' + $path + [char]34))"
if errorlevel 1 exit /b 1
move /y "%STATE%\begun" "%STATE%\built" >nul
exit /b %ERRORLEVEL%
