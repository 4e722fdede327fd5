# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Duebell authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# All that the commands of this folder need, and nothing else. A line: for what, the package of Debian
# and Ubuntu, and how to see on any distribution that it is there:
#   cmd:PROGRAM   pc:MODULE of pkg-config   file:PATTERN   py:MODULE of Python
# Groups: build (the programs), desktop (a display without a screen, with a panel), check (the tests),
# ci (the second compiler, the linters, and what the official SDK runs on).

list_needs () {
  cat << 'END'
build   gcc                 cmd:gcc
build   libc6-dev           file:/usr/include/stdlib.h
build   meson               cmd:meson
build   ninja-build         cmd:ninja
build   pkg-config          cmd:pkg-config
build   python3             cmd:python3
build   gettext             cmd:msgfmt
build   libglib2.0-bin      cmd:gdbus
build   libglib2.0-dev      pc:gio-unix-2.0
build   libjson-glib-dev    pc:json-glib-1.0
build   libsoup-3.0-dev     pc:libsoup-3.0
build   libsecret-1-dev     pc:libsecret-1
build   libnotify-dev       pc:libnotify
build   libcairo2-dev       pc:cairo
build   libgtk-4-dev        pc:gtk4
build   glib-networking     file:/usr/lib*/*/gio/modules/libgio*tls.so
desktop dbus-daemon         cmd:dbus-daemon
desktop xvfb                cmd:Xvfb
desktop xfwm4               cmd:xfwm4
desktop xfce4-panel         cmd:xfce4-panel
desktop xfconf              file:/usr/share/dbus-1/services/org.xfce.Xfconf.service
desktop xfce4-notifyd       file:/usr/share/dbus-1/services/org.xfce.xfce4-notifyd.*.service
desktop x11-xserver-utils   cmd:xsetroot
desktop xdotool             cmd:xdotool
desktop imagemagick         cmd:import
desktop adwaita-icon-theme  file:/usr/share/icons/Adwaita/index.theme
desktop librsvg2-common     file:/usr/lib*/*/gdk-pixbuf-2.0/*/loaders/*svg*.so
desktop fonts-dejavu-core   file:/usr/share/fonts/*/*/DejaVuSans.ttf
check   python3-gi          py:gi
check   at-spi2-core        file:/usr/libexec/at-spi-bus-launcher
check   gir1.2-atspi-2.0    file:/usr/lib*/*/girepository-1.0/Atspi-2.0.typelib
check   openssl             cmd:openssl
check   gnome-keyring       cmd:gnome-keyring-daemon
check   desktop-file-utils  cmd:desktop-file-validate
check   appstream           cmd:appstreamcli
check   mandoc              cmd:mandoc
ci      clang               cmd:clang
ci      clang-format        cmd:clang-format
ci      shellcheck          cmd:shellcheck
ci      nodejs              cmd:node
ci      npm                 cmd:npm
END
}
