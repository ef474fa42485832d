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
}
