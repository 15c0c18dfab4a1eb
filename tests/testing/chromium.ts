/** Where Chromium is, if it is installed; the variable `CHROMIUM` says where else. */
export const chromium: string = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** As root, without a screen, and without a word to anybody. */
export const chromiumFlags: string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
