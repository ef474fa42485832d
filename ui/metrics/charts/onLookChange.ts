/** Calls back when the colours of the page change: another theme, or paper. Returns how to stop. */
export const onLookChange = (hear: () => void): (() => void) => {
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const chosen = new MutationObserver(hear)
  chosen.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] })
  dark.addEventListener("change", hear)
  for (const event of ["beforeprint", "afterprint"]) addEventListener(event, hear)
  return () => {
    chosen.disconnect()
    dark.removeEventListener("change", hear)
    for (const event of ["beforeprint", "afterprint"]) removeEventListener(event, hear)
  }
}
