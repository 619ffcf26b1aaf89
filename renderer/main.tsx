import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { CustomerScreen } from './screens/customer/customer-screen.tsx';
import './styles/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// The second window loads the same page: it shows figures to the customer and can call nothing.
const isForCustomer = new URLSearchParams(location.search).get('for') === 'customer';
createRoot(root).render(isForCustomer ? <CustomerScreen /> : <App />);
