import './styles/main.css'
import { render } from 'solid-js/web'
import { Root } from './root.tsx'

const home = document.getElementById('app')
if (home) render(() => <Root />, home)
