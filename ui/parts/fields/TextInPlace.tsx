/** One line that is edited in place: Enter or leaving the field saves, Escape cancels. */
export function TextInPlace(props: {
  readonly label: string
  /** UTF-16 units. */
  readonly maxLength: number
  readonly value: string
  readonly onInput: (text: string) => void
  readonly onSave: () => void
  readonly onLeave: () => void
}) {
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") props.onSave()
    if (event.key === "Escape") props.onLeave()
  }
  return (
    <input
      class="field"
      dir="auto"
      maxlength={props.maxLength}
      aria-label={props.label}
      value={props.value}
      ref={(field) => queueMicrotask(() => field.focus())}
      onInput={(event) => props.onInput(event.currentTarget.value)}
      onBlur={() => props.onSave()}
      onKeyDown={press}
    />
  )
}
