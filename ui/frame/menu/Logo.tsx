/** The product's logo. It is decoration, because the name is beside it. */
export function Logo() {
  return (
    <span class="logo" aria-hidden="true">
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        <path d="M2 6.5 5 9.5 10 3" />
      </svg>
    </span>
  )
}
