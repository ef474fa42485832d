/** The commands that can still be undone, the newest last. */

/** The most commands that can be undone. */
const depth = 20

const commands: Array<() => void> = []

/** Adds a command that is not there yet. One that is there keeps its place. */
export const addUndo = (reverse: () => void): void => {
  if (commands.includes(reverse)) return
  commands.push(reverse)
  if (commands.length > depth) commands.shift()
}

/** Removes a command. Returns false when it was undone already. */
export const takeUndo = (reverse: () => void): boolean => {
  const at = commands.lastIndexOf(reverse)
  if (at >= 0) commands.splice(at, 1)
  return at >= 0
}

/** Removes the newest command and returns it. */
export const takeLastUndo = (): (() => void) | undefined => commands.pop()

/** Another person may sign in, who must not undo the commands of this one. */
export const clearUndo = (): void => void commands.splice(0)
