import { errorView } from '../../api/error-view.ts'

/** Why what a button asked for was not begun; nothing where it was. */
export const NotBegun = ({ error }: { readonly error: unknown }) =>
  error ? (
    <span className="sw-small sw-bad-text" role="alert">
      {errorView(error).message}
    </span>
  ) : null
