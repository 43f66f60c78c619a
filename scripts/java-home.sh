# Sourced by the scripts: finds the home of an installed JDK 25 or newer without starting Java.

jdk_major() { # home
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] &&
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_java_home() {
    local home major
    for home in "${TRACER_JAVA_HOME:-}" "${JAVA_HOME:-}" \
        "$(command -v javac >/dev/null && dirname "$(dirname "$(readlink -f "$(command -v javac)")")")" \
        /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/java/* /opt/jdk*; do
        [ -n "$home" ] || continue
        major="$(jdk_major "$home" || true)"
        if [ -n "$major" ] && [ "$major" -ge 25 ]; then
            echo "$home"
            return 0
        fi
    done
    cat >&2 <<'MESSAGE'
Tracer needs a JDK 25 or newer and found none.
  Debian, Ubuntu:  apt-get install openjdk-25-jdk   (or Temurin's package temurin-25-jdk)
  macOS:           brew install openjdk@25
  Any system:      Eclipse Temurin 25, unpacked anywhere
If it is installed, say where:  export TRACER_JAVA_HOME=/path/to/jdk-25
MESSAGE
    return 1
}
