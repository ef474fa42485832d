/** The state of the connection as a dot: round when live, square when not, amber when a part has trouble. */
export function Pulse(props: { readonly live: boolean; readonly trouble: boolean }) {
  return <span class="pulse" classList={{ stale: !props.live, warn: props.live && props.trouble }} aria-hidden="true" />
}
