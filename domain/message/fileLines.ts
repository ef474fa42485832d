/**
 * The lines at the end of a message that name its files: a sign of the kind, the name, and the length and size in brackets.
 * They are text, so they are stored, searched and quoted as words are. A person can type such a line too, so a line never
 * opens a file.
 */

/** The sign of each kind of file. Signs are part of stored texts: add, never change. */
export const fileSigns = {
  photo: "🖼",
  video: "🎬",
  animation: "🎞",
  round: "📹",
  voice: "🎤",
  audio: "🎵",
  file: "📎"
} as const
export type FileKind = keyof typeof fileSigns

export interface NamedFile {
  readonly kind: FileKind
  /** Empty when it has none. */
  readonly name: string
  /** `0:14`; empty when it is not a recording. */
  readonly length: string
  /** `1.2 MB`; empty when it is unknown. */
  readonly size: string
}

const kinds = Object.keys(fileSigns) as ReadonlyArray<FileKind>
const facts = /^(.*?)(?: \((?:(\d+:\d\d))?(?:, )?(\d+(?:\.\d)? (?:B|kB|MB))?\))?$/u

/** The words of a text, and the files that its last lines name. */
export const filesIn = (text: string): { readonly words: string; readonly files: ReadonlyArray<NamedFile> } => {
  const lines = text.split("\n")
  const files: Array<NamedFile> = []
  for (let file = fileIn(lines.at(-1)); file !== null; file = fileIn(lines.at(-1))) {
    files.unshift(file)
    lines.pop()
  }
  return { words: lines.join("\n"), files }
}

const fileIn = (line: string | undefined): NamedFile | null => {
  if (line === undefined) return null
  const kind = kinds.find((each) => line === fileSigns[each] || line.startsWith(`${fileSigns[each]} `))
  if (kind === undefined) return null
  const [, name = "", length = "", size = ""] = facts.exec(line.slice(fileSigns[kind].length)) ?? []
  return { kind, name: name.trim(), length, size }
}
