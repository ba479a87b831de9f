print('naïve café — “quotes” … €5 日本語 🐍'.upper(), len('🐍'), 'é' == 'e\u0301', sep='\n')
print('│'.join(['a', 'b']), '→ •', repr('\ud800'), 'ñ'.encode())
