import { visibilityWords } from '@/components/words/statusWords'
import { visibilities } from '@/vocabulary'

export const VisibilityChoice = () => (
  <fieldset className="grid gap-2">
    <legend className="mb-1.5 font-semibold">Who can see it</legend>
    <div className="grid gap-2 sm:grid-cols-3">
      {visibilities.map((visibility) => (
        <label
          key={visibility}
          className="flex cursor-pointer gap-3 rounded-md bg-surface p-3 shadow-[inset_0_0_0_1px_var(--field)] has-checked:bg-primary-soft has-checked:shadow-[inset_0_0_0_2px_var(--primary)]"
        >
          <input
            type="radio"
            name="visibility"
            value={visibility}
            defaultChecked={visibility === 'public'}
            className="mt-1 size-4 accent-(--primary)"
          />
          <span className="grid">
            <span className="font-semibold">{visibilityWords[visibility].name}</span>
            <span className="text-sm text-muted">{visibilityWords[visibility].hint}</span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)
