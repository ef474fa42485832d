/** A priority as three bars. Decoration: its word is beside it. */
export function PriorityBars(props: { readonly priority: string | null }) {
  return (
    <span class={`prio ${props.priority ?? ""}`} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  )
}
