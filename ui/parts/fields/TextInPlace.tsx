/**
 * One line that is edited in place: Enter or leaving the field saves, Escape cancels. Leaving a field that the person has not
 * asked for saves nothing: it shows a text that was refused, and a save would take it away under a click.
 */
export function TextInPlace(props: {
  readonly label: string
  /** UTF-16 units. */
  readonly maxLength: number
  readonly value: string
  /** The person has asked for the field, or types in it. At first it takes the focus. */
  readonly focus: boolean
  readonly onInput: (text: string) => void
  readonly onSave: () => void
  readonly onLeave: () => void
}) {
  // Enter removes the field, which then loses the focus.
  let over = false
  const end = (how: () => void) => {
    if (over) return
    over = true
    how()
    queueMicrotask(() => {
      over = false
    })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      // The focus moves to the button that opens the field, which the same key would press.
      event.preventDefault()
      end(props.onSave)
    }
    if (event.key === "Escape") end(props.onLeave)
  }
  return (
    <input
      class="field"
      dir="auto"
      maxlength={props.maxLength}
      aria-label={props.label}
      value={props.value}
      ref={(field) => queueMicrotask(() => props.focus && field.focus())}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onBlur={() => props.focus && end(props.onSave)}
      onKeyDown={press}
    />
  )
}
