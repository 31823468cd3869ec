import Account from './Account.json'
import Browse from './Browse.json'
import Cards from './Cards.json'
import Home from './Home.json'
import Problems from './Problems.json'
import Shell from './Shell.json'
import Topics from './Topics.json'
import Ui from './Ui.json'
import Words from './Words.json'

export default { Account, Browse, Cards, Home, Problems, Shell, Topics, Ui, Words }
