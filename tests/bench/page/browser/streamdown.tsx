import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Streamdown } from 'streamdown'
import { followText, keepEndInSight } from './follow-text.ts'

function Answer() {
  const [text, setText] = useState('')
  useEffect(() => void followText(setText), [])
  return <Streamdown>{text}</Streamdown>
}

const home = document.createElement('main')
home.dataset.measured = ''
document.body.append(home)
keepEndInSight()
createRoot(home).render(<Answer />)
