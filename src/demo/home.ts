import './styles/home.css';
import { keepOffline } from './keep-offline.ts';
import { startPageLanguage } from './page-language.ts';

startPageLanguage();
keepOffline();
