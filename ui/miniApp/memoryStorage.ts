/**
 * Gives the page storages in memory where the browser refuses its own: inside of a frame of another site, some browsers throw at
 * the first access. It must run before any other module.
 */

const memoryStorage = (): Storage => {
  const texts = new Map<string, string>()
  return {
    get length() {
      return texts.size
    },
    key: (at) => [...texts.keys()][at] ?? null,
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => void texts.set(name, text),
    removeItem: (name) => void texts.delete(name),
    clear: () => texts.clear()
  }
}

for (const name of ["localStorage", "sessionStorage"] as const)
  try {
    void window[name].length
  } catch {
    Object.defineProperty(window, name, { value: memoryStorage(), configurable: true })
  }
