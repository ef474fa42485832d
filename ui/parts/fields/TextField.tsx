/** A field for one line of text, below its label. */
import { type JSX, splitProps } from "solid-js"

interface TextFieldProps extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "value" | "onInput" | "class"> {
  readonly label: string
  readonly value: string
  readonly onType: (text: string) => void
}

/** Other attributes of an input are passed to it. */
export function TextField(props: TextFieldProps) {
  const [own, attributes] = splitProps(props, ["label", "value", "onType"])
  return (
    <label class="labelled">
      <span>{own.label}</span>
      <input
        autocomplete="off"
        {...attributes}
        class="in"
        value={own.value}
        onInput={(event) => own.onType(event.currentTarget.value)}
      />
    </label>
  )
}
