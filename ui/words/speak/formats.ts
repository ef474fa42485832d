/** Formatters of numbers, each made once: making one costs more than hundreds of its calls. */
const made = new Map<string, Intl.NumberFormat>()

export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat => {
  const key = `${locale} ${JSON.stringify(options)}`
  const format = made.get(key) ?? new Intl.NumberFormat(locale, options)
  made.set(key, format)
  return format
}
