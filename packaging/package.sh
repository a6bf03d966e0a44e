#!/usr/bin/env bash
# Packs Crossdock with its own Java for the system it runs on: .deb on Linux, .dmg on macOS, .msi on Windows (Git Bash).
#   packaging/package.sh [app-image|deb|rpm|dmg|pkg|msi|exe]      the result lies in target/package
# Needs a JDK of at least 25 in JAVA_HOME, and what its jpackage asks for: fakeroot, hdiutil or WiX.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
jdk="${JAVA_HOME:-}"
for candidate in /usr/lib/jvm/*25*; do
  if [ -z "$jdk" ] && [ -x "$candidate/bin/jpackage" ]; then jdk="$candidate"; fi
done
[ -x "$jdk/bin/jpackage" ] || { echo "package.sh: no JDK of at least 25, name one in JAVA_HOME" >&2; exit 1; }
jar=(target/crossdock-*.jar)
[ -f "${jar[0]}" ] || { echo "package.sh: run 'mvn package -DskipTests' first" >&2; exit 1; }

version="$(basename "${jar[0]}" .jar | sed 's/^crossdock-//; s/-SNAPSHOT//')"
options=()
case "$(uname -s)" in
  Linux)
    type=deb icon=crossdock.png
    # No --linux-shortcut: its scripts fail where no menu directory exists, on installing and on removing.
    options=(--linux-package-name crossdock --linux-package-deps "libgtk-3-0 | libgtk-3-0t64, libgl1") ;;
  # macOS takes no version that starts with 0.
  Darwin) type=dmg icon=crossdock.icns version="1.${version#*.}" ;;
  *) type=msi icon=crossdock.ico options=(--win-per-user-install --win-menu) ;;
esac
type="${1:-$type}"
modules=java.base,java.desktop,java.naming,java.scripting,java.sql,java.logging,java.management,java.net.http
modules+=,java.xml,jdk.jfr,jdk.unsupported,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.zipfs

out=target/package
rm -rf "$out"
mkdir -p "$out/input"
cp -r "${jar[0]}" target/lib "$out/input/"
"$jdk/bin/jpackage" --type app-image --name Crossdock --app-version "$version" --vendor Crossdock \
  --dest "$out" --input "$out/input" --main-jar "$(basename "${jar[0]}")" --icon "packaging/icon/$icon" \
  --add-modules "$modules" --jlink-options "--strip-debug --no-header-files --no-man-pages" \
  --arguments console --java-options "--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1" \
  --java-options "-Djdk.reflect.useNativeAccessorOnly=true"
rm -rf "$out/input"

# The classes of a first start, ready made, so that the installed program starts in about half the time. They fit this
# Java and these jars only, by the time of each file: only here and in a .deb the times can be kept.
app="$out/Crossdock/lib/app"
case "$type-$(uname -s)" in app-image-Linux | deb-Linux)
  for record in "" "-XX:AOTCacheOutput=crossdock.aot -Xlog:aot=off -Xlog:cds=off"; do # second, on a workspace there is
    JAVA_TOOL_OPTIONS="-Dcrossdock.firstFrame=walk $record" \
      "$out/Crossdock/bin/Crossdock" console --json --workspace "$out/trained/workspace" >/dev/null
  done
  rm -rf "$out/trained"
  mv crossdock.aot "$app/"
  printf 'java-options=%s\n' '-XX:AOTCache=$APPDIR/crossdock.aot' -Xlog:aot=off -Xlog:cds=off >"$out/options"
  sed -i "/^java-options=-XX:+UseSerialGC/r $out/options" "$app/Crossdock.cfg"
  rm "$out/options" ;;
esac
if [ "$type" != app-image ]; then
  "$jdk/bin/jpackage" --type "$type" --name Crossdock --app-version "$version" --vendor Crossdock --dest "$out" \
    --app-image "$out"/Crossdock* --license-file LICENSE "${options[@]}"
fi
if [ "$type" = deb ]; then
  packed=("$out"/*.deb)
  dpkg-deb -R "${packed[0]}" "$out/deb"
  (cd "$out/Crossdock" && find . -type f -exec touch -r {} ../deb/opt/crossdock/{} \;)
  dpkg-deb --root-owner-group -b "$out/deb" "${packed[0]}" >/dev/null
  rm -rf "$out/deb"
fi
du -sh "$out"/*
