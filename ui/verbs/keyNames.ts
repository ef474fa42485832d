/** Keys as people know them: `mod+k` as `⌘ K` on a Mac and as `Ctrl K` elsewhere. Pure. */

const names: { readonly [key: string]: string } = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  end: "End",
  enter: "↵",
  escape: "Esc",
  home: "Home",
  shift: "⇧",
  tab: "⇥"
}

const isMac = typeof navigator !== "undefined" && /mac|iphone|ipad/iu.test(navigator.userAgent)

/** The keys with a space between each two, for `KeyHints`. */
export const keyNames = (keys: string, mac = isMac): string =>
  keys
    .split(" ")
    .flatMap((chord) => chord.split("+"))
    .map((key) => (key === "mod" ? modName(mac) : (names[key] ?? key.toUpperCase())))
    .join(" ")

const modName = (mac: boolean) => (mac ? "⌘" : "Ctrl")
