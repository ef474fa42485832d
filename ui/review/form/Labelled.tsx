import type { ParentProps } from "solid-js"

/** A field with its label, in a list of fields. */
export function Labelled(props: ParentProps<{ readonly label: string }>) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  )
}
