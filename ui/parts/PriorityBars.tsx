/** A priority as three bars. They are decoration, because the word is beside them. */
export function PriorityBars(props: { readonly priority: string | null }) {
  return (
    <span class={`prio ${props.priority ?? ""}`} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  )
}
