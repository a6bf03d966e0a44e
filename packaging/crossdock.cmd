@echo off
rem Starts Crossdock with the first Java of at least 25 that it finds; arguments and exit code pass through.
rem Looks for the program in ..\target (a checkout after "mvn package") and ..\lib (installed).
setlocal EnableExtensions DisableDelayedExpansion
set "jar="
for %%j in ("%~dp0..\target\crossdock-*.jar" "%~dp0..\lib\crossdock-*.jar") do if not defined jar set "jar=%%~fj"
if not defined jar (
  echo crossdock: no crossdock-*.jar in ..\target or ..\lib; build it with: mvn package -DskipTests>&2
  exit /b 4
)
set "jdk="
if defined CROSSDOCK_JAVA_HOME call :try "%CROSSDOCK_JAVA_HOME%"
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%p in ('where java 2^>nul') do call :try "%%~dpp.."
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do (
  if exist "%%~r\" for /d %%d in ("%%~r\*") do call :try "%%~d"
)
if not defined jdk (
  echo crossdock: needs Java 25 or newer; install Temurin 25, or name one in CROSSDOCK_JAVA_HOME>&2
  exit /b 4
)
"%jdk%\bin\java.exe" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.reflect.useNativeAccessorOnly=true -jar "%jar%" %*
exit /b %ERRORLEVEL%

:try
if defined jdk exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f tokens^=2^ delims^=^=.^" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do if %%v geq 25 set "jdk=%~1"
exit /b 0
