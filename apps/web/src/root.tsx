import { Route, Router } from '@solidjs/router'
import { lazy } from 'solid-js'
import { Shell } from './components/shell.tsx'
import { AppProvider } from './state/app.tsx'

const NewNdaPage = lazy(() => import('./pages/new-nda.tsx'))
const DocumentPage = lazy(() => import('./pages/document.tsx'))
const PlaybooksPage = lazy(() => import('./pages/playbooks.tsx'))
const PlaybookPage = lazy(() => import('./pages/playbook.tsx'))
const StatusPage = lazy(() => import('./pages/status.tsx'))
const NotFoundPage = lazy(() => import('./pages/not-found.tsx'))

export function Root() {
  return (
    <AppProvider>
      <Router root={Shell}>
        <Route path="/" component={NewNdaPage} />
        <Route path="/documents/:documentId" component={DocumentPage} />
        <Route path="/playbooks" component={PlaybooksPage} />
        <Route path="/playbooks/:playbookId" component={PlaybookPage} />
        <Route path="/status" component={StatusPage} />
        <Route path="*" component={NotFoundPage} />
      </Router>
    </AppProvider>
  )
}
