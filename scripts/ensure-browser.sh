#!/bin/sh
# Leaves with 0 once a Chromium and its driver can be used: the system's, else through apt where root, else
# Selenium's own manager. Leaves with 1, saying so, where none can be had.
set -u
browser() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }
if browser >/dev/null && command -v chromedriver >/dev/null; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installation de Chromium et de son pilote par apt…" >&2
  apt-get update -qq >/dev/null 2>&1
  # The headless shell costs half as much; a distribution without it has the whole browser.
  for browser in chromium-headless-shell chromium; do
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$browser" chromium-driver >/dev/null 2>&1 && break
  done
  if browser >/dev/null && command -v chromedriver >/dev/null; then exit 0; fi
fi
python=$(dirname "$0")/../.venv/bin/python
manager='from selenium.webdriver.common.selenium_manager import SeleniumManager as M
print(M().binary_paths(["--browser", "chrome", "--avoid-stats"])["driver_path"])'
if "$python" -c "$manager" >/dev/null 2>&1; then exit 0; fi
echo "Aucun navigateur n’est disponible : ni dans le système, ni par apt, ni par Selenium." >&2
exit 1
