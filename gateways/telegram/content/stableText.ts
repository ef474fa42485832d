/** The part of a text that is the same at every reading of its message. */

const signs = /^(?:📎|🖼|🎬|🎞|📹|🎤|🎵|🧩|👤|📍|🎮|🧾|⭐|🎁)/u
const link = /\[((?:\\.|[^\]\\]){1,400})\]\([^)\s]{1,2000}\)/gu

/** Replaces each link by its label. */
export const withoutAddresses = (text: string): string =>
  text.replaceAll(link, (_, label: string) => label.replaceAll(/\\([[\]])/gu, "$1"))

/**
 * Removes the parts of a text that differ between the live chat, two exports and two versions for the same message: votes and
 * ticks, facts of files, addresses of links, and the marks of quotations.
 */
export const stableText = (text: string): string =>
  withoutAddresses(
    text
      .split("\n")
      .map((line) => signs.exec(line)?.[0] ?? line.replace(/ \(\d+\)$/u, "").replace(/^- \[x\]/u, "- [ ]"))
      .join("\n")
  )
    .replaceAll(/[\s>]+/gu, " ")
    .trim()
