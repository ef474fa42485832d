/** An answer that the person may add to a command. */
export interface ToastChoice {
  /** The key that does the same. */
  readonly key: string
  readonly name: string
  readonly choose: () => void
}

export interface ToastMessage {
  readonly text: string
  /** Reverses the command that the message is about. */
  readonly undo?: (() => void) | undefined
  /** The name of the button. @default "Undo" */
  readonly undoName?: string
  /** True when a command failed. The message stays until the person closes it. */
  readonly failed?: boolean
  /** The link to the result of the command. */
  readonly link?: { readonly href: string; readonly name: string } | undefined
  /** Answers to choose from, under a name. */
  readonly choices?: { readonly name: string; readonly all: ReadonlyArray<ToastChoice> } | undefined
}
