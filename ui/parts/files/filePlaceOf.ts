/** The place of each named line among the files of its message; null for a line that a person typed. The files are the last lines. */
export const filePlaceOf = (line: number, lines: number, files: number): number | null => {
  const place = line - (lines - files)
  return place < 0 ? null : place
}
