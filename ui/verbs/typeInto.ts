/** Types text into a field by a script: at the caret, with the events that a keyboard would make. */

/** `selectionStart` is null in fields that have no caret for scripts, such as those for e-mail addresses and numbers. */
type Field = HTMLInputElement | HTMLTextAreaElement

/** The field with the focus, when a person can type text into it. */
export const focusedField = (): Field | undefined => {
  const { activeElement } = document
  return isText(activeElement) && !activeElement.readOnly && !activeElement.disabled ? activeElement : undefined
}

export const typeInto = (field: Field, text: string): void => {
  if (text === "") return
  const { selectionStart, selectionEnd } = field
  if (selectionStart === null || selectionEnd === null) field.value += text
  else field.setRangeText(text, selectionStart, selectionEnd, "end")
  field.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }))
}

const isText = (element: Element | null): element is Field =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit|file|range|color)$/u.test(element.type))
