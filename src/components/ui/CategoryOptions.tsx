/** The categories as options of a `select`, translated. */
export const CategoryOptions = ({ categories }: { categories: readonly { slug: string; name: string }[] }) =>
  categories.map(({ slug, name }) => (
    <option key={slug} value={slug}>
      {name}
    </option>
  ))
