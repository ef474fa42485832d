/** Several lines of text. */
export function LongField(props: {
  readonly label: string
  /** UTF-16 units. */
  readonly maxLength: number
  readonly value: string
  readonly onInput: (text: string) => void
}) {
  return (
    <textarea
      class="field"
      dir="auto"
      rows={4}
      maxlength={props.maxLength}
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  )
}
