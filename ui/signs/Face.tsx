/** A person as two letters, always in the same colour. It is decoration, because the name is beside it. */
const colours = 4

export function Face(props: { readonly actor: string; readonly name: string }) {
  return (
    <span class={`face of-${colourOf(props.actor)}`} aria-hidden="true">
      {initials(props.name)}
    </span>
  )
}

const colourOf = (actor: string) => [...actor].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % colours
/** The first letters of two words, or the first two of one. */
const initials = (name: string) => {
  const [first, second] = name.split(/[\s._-]+/, 3).filter((word) => word !== "")
  const letters = [...(first ?? "")]
  return `${letters[0] ?? "?"}${second === undefined ? (letters[1] ?? "") : ([...second][0] ?? "")}`.toUpperCase()
}
